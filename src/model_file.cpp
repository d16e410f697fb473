#include "model_file.hpp"

#include <cstring>

#include "error.hpp"
#include "text.hpp"

namespace inkling {

namespace {

/// JSON begins with a brace, after white space and, from some editors, the mark EF BB BF. The length with which
/// safetensors begins may be the same byte, but eight bytes of text are no length that a file has.
bool isJson(std::span<const std::uint8_t> bytes) {
  std::uint64_t length = 0;
  if (bytes.size() >= sizeof length) std::memcpy(&length, bytes.data(), sizeof length);
  if (bytes.size() >= sizeof length && length <= bytes.size()) return false;
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

}  // namespace

std::string writeModel(std::string_view format, const Network& network, const Settings& settings,
                       const Checkpoint* checkpoint) {
  if (format == "safetensors") return writeSafetensors(network, settings, checkpoint);
  if (format == "json") return writeModelJson(network, settings);
  if (format == "onnx") return writeOnnx(network, settings);
  if (format == "pytorch-script") return writePytorchScript(network.spec(), settings);
  refuse("a model's format must be one of ", join(kModelFormats, ", "), ", got '", excerpt(format), "'");
}

Model readModel(std::span<const std::uint8_t> bytes) {
  return isJson(bytes) ? readModelJson(bytes) : readSafetensors(bytes);
}

}  // namespace inkling
