#include "model_file.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "error.hpp"
#include "text.hpp"

namespace inkling {

namespace {

using Json = nlohmann::json;

static_assert(std::endian::native == std::endian::little, "safetensors is little-endian");

constexpr std::size_t kLengthSize = 8;
constexpr std::uint64_t kMaximumHeaderSize = 1'000'000;
constexpr const char* kFormat = "inkling 1";

std::string activationsText(const NetworkSpec& spec) {
  std::vector<std::string_view> names;
  for (const LayerSpec& layer : spec.layers)
    names.push_back(kActivationNames[static_cast<std::size_t>(layer.activation)]);
  return join(names, ",");
}

Json tensor(const std::vector<std::int64_t>& shape, std::size_t& offset) {
  std::size_t size = sizeof(float);
  for (const std::int64_t side : shape) size *= static_cast<std::size_t>(side);
  const std::size_t begin = offset;
  offset += size;
  return {{"dtype", "F32"}, {"shape", shape}, {"data_offsets", {begin, offset}}};
}

/// The header that `writeSafetensors` writes for a network; a file with any other is refused.
Json headerOf(const Network& network, const Settings& settings) {
  Json metadata = {{"format", kFormat},
                   {"activations", activationsText(network.spec())},
                   {"normalisation", network.spec().inputs == kImagePixels ? "pixel / 255" : "none"}};
  for (const SettingInfo& info : settingTable()) {
    metadata[std::string(info.name)] = getSetting(settings, info.name);
  }
  Json header = {{"__metadata__", metadata}};
  std::size_t offset = 0;
  for (int layer = 0; layer < network.layerCount(); ++layer) {
    const std::string name = "layers." + std::to_string(layer);
    const PanelLayout& shape = network.layout(layer).panels;
    header[name + ".weight"] = tensor({shape.rows, shape.columns}, offset);
    header[name + ".bias"] = tensor({shape.columns}, offset);
  }
  return header;
}

std::string textOf(const Json& metadata, const std::string& key) {
  const auto found = metadata.find(key);
  if (found == metadata.end() || !found->is_string()) refuse("the model file's metadata lacks '", key, "'");
  return found->get<std::string>();
}

int inputsOf(const Json& header) {
  const Json::json_pointer at("/layers.0.weight/shape/0");
  if (!header.contains(at) || !header[at].is_number_unsigned()) {
    refuse("the model file has no tensor 'layers.0.weight' with a shape");
  }
  return static_cast<int>(std::min<std::uint64_t>(header[at].get<std::uint64_t>(), kMaximumUnits + 1));
}

int outputsOf(const Json& header, std::size_t layer) {
  const Json::json_pointer at("/layers." + std::to_string(layer) + ".bias/shape/0");
  if (!header.contains(at) || !header[at].is_number_unsigned()) {
    refuse("the model file has no tensor 'layers.", layer, ".bias' with a shape");
  }
  return static_cast<int>(std::min<std::uint64_t>(header[at].get<std::uint64_t>(), kMaximumUnits + 1));
}

}  // namespace

std::string writeSafetensors(const Network& network, const Settings& settings) {
  std::string header = headerOf(network, settings).dump();
  header.resize((header.size() + kLengthSize - 1) / kLengthSize * kLengthSize, ' ');  // so that the data are aligned
  const std::uint64_t length = header.size();
  std::string bytes(kLengthSize, '\0');
  std::memcpy(bytes.data(), &length, kLengthSize);
  bytes += header;
  const std::vector<float> parameters = network.parameters();
  bytes.append(reinterpret_cast<const char*>(parameters.data()), parameters.size() * sizeof(float));
  return bytes;
}

Model readSafetensors(std::span<const std::uint8_t> bytes) {
  std::uint64_t length = 0;
  if (bytes.size() < kLengthSize) refuse("a model file begins with 8 bytes, got ", bytes.size());
  std::memcpy(&length, bytes.data(), kLengthSize);
  if (length > kMaximumHeaderSize || length > bytes.size() - kLengthSize) {
    refuse("the model file's header has ", length, " bytes by its first number, but the file has ", bytes.size());
  }
  const auto body = bytes.subspan(kLengthSize + static_cast<std::size_t>(length));
  const auto text = bytes.subspan(kLengthSize, static_cast<std::size_t>(length));
  const Json header = Json::parse(text.begin(), text.end(), nullptr, false);
  if (!header.is_object() || !header.contains("__metadata__") || !header["__metadata__"].is_object()) {
    refuse("the model file's header is not that of an Inkling model in safetensors");
  }
  const Json& metadata = header["__metadata__"];
  if (const std::string format = textOf(metadata, "format"); format != kFormat) {
    refuse("the model file's format must be '", kFormat, "', got '", format, "'");
  }
  Settings settings;
  for (const SettingInfo& info : settingTable()) {
    setSetting(settings, info.name, textOf(metadata, std::string(info.name)));
  }
  Network network(networkSpec(settings, inputsOf(header), outputsOf(header, settings.hidden.size())));
  if (header != headerOf(network, settings)) {
    refuse("the model file's tensors are not those of the architecture that its metadata names");
  }
  std::vector<float> parameters(network.parameterCount());
  const std::size_t size = parameters.size() * sizeof(float);
  if (body.size() != size) {
    refuse("a model file of this architecture has ", size, " bytes of parameters, got ", body.size());
  }
  std::memcpy(parameters.data(), body.data(), size);
  if (!std::ranges::all_of(parameters, [](float value) { return std::isfinite(value); })) {
    refuse("the model file holds parameters that are not finite numbers");
  }
  network.setParameters(parameters);
  return {std::move(network), settings};
}

}  // namespace inkling
