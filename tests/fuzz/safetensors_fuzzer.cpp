// Models as safetensors: what was read can be written and read again, and is the same.
#include <optional>

#include "error.hpp"
#include "fuzzer.hpp"
#include "safetensors.hpp"

namespace {

std::optional<inkling::Model> readUnlessRefused(std::span<const std::uint8_t> bytes) {
  try {
    return inkling::readSafetensors(bytes);
  } catch (const inkling::Error&) {
    return std::nullopt;
  }
}

std::string fileOf(const inkling::Model& model) {
  return inkling::writeSafetensors(model.network, model.settings, model.checkpoint ? &*model.checkpoint : nullptr);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto model = readUnlessRefused({data, size});
  if (!model) return 0;
  const std::string file = fileOf(*model);
  const inkling::Model again = inkling::readSafetensors(inkling::fuzz::bytesOf(file));
  inkling::fuzz::require(again.network.parameters() == model->network.parameters(), "the parameters have changed");
  inkling::fuzz::require(fileOf(again) == file, "the file has changed");
  return 0;
}
