// Models as JSON: what was read can be written and read again, and is the same, also where the format is recognised.
#include <optional>

#include "error.hpp"
#include "fuzzer.hpp"
#include "model_file.hpp"

namespace {

template <typename Read>
std::optional<inkling::Model> readUnlessRefused(const Read& read, std::span<const std::uint8_t> bytes) {
  try {
    return read(bytes);
  } catch (const inkling::Error&) {
    return std::nullopt;
  }
}

std::string fileOf(const inkling::Model& model) { return inkling::writeModelJson(model.network, model.settings); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::uint8_t> bytes(data, size);
  const auto model = readUnlessRefused(inkling::readModelJson, bytes);
  const auto recognised = readUnlessRefused(inkling::readModel, bytes);
  if (!model) return 0;
  const std::string file = fileOf(*model);
  inkling::fuzz::require(recognised && fileOf(*recognised) == file, "the file is not recognised as JSON");
  const inkling::Model again = inkling::readModelJson(inkling::fuzz::bytesOf(file));
  inkling::fuzz::require(again.network.parameters() == model->network.parameters(), "the parameters have changed");
  inkling::fuzz::require(fileOf(again) == file, "the file has changed");
  return 0;
}
