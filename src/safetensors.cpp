#include "safetensors.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <utility>

#include "error.hpp"
#include "text.hpp"

namespace inkling {

namespace {

static_assert(std::endian::native == std::endian::little, "safetensors is little-endian");

constexpr std::size_t kLengthSize = 8;
constexpr std::uint64_t kMaximumHeaderSize = 1'000'000;
constexpr std::string_view kMetadata = "__metadata__";

// Names of a checkpoint.
constexpr std::string_view kFirstMoment = "optimizer.first.";
constexpr std::string_view kSecondMoment = "optimizer.second.";
constexpr std::string_view kBest = "best.";
constexpr std::string_view kOptimizerSteps = "checkpoint.optimizerSteps";
constexpr std::string_view kSteps = "checkpoint.steps";
constexpr std::string_view kEpoch = "checkpoint.epoch";
constexpr std::string_view kPosition = "checkpoint.position";
constexpr std::string_view kBestLoss = "checkpoint.best.loss";
constexpr std::string_view kBestEpochsSince = "checkpoint.best.epochsSince";
constexpr std::array kCheckpointTexts = {kOptimizerSteps, kSteps, kEpoch, kPosition, kBestLoss, kBestEpochsSince};

/// 17 digits name every double.
std::string exactText(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.17g", number);  // NOLINT(*-vararg): -Wformat checks the arguments
  return text.data();
}

/// Writes header and numbers side by side.
class Writer {
 public:
  explicit Writer(const NetworkSpec& spec) : places_(tensorPlaces(spec)) {}

  void text(std::string_view name, std::string_view value) {
    metadata_ += compose(metadata_.empty() ? "" : ",", inQuotes(name), ":", inQuotes(value));
  }

  /// All tensors of a network, from numbers in the order of Network::parameters; none when there are no numbers.
  void tensors(std::string_view prefix, std::span<const float> numbers) {
    if (numbers.empty()) return;
    assert(numbers.size() == places_.back().begin + places_.back().size);
    for (const TensorPlace& place : places_) {
      const std::size_t begin = size_;
      size_ += place.size * sizeof(float);
      std::vector<std::string> shape;
      for (const Index side : place.shape) shape.push_back(compose(side));
      tensors_ += compose(",", inQuotes(compose(prefix, place.name)), R"(:{"dtype":"F32","shape":[)", join(shape, ","),
                          R"(],"data_offsets":[)", begin, ",", size_, "]}");
    }
    parts_.push_back(numbers);
  }

  [[nodiscard]] std::string file() const {
    std::string header = compose("{", inQuotes(kMetadata), ":{", metadata_, "}", tensors_, "}");
    header.resize((header.size() + kLengthSize - 1) / kLengthSize * kLengthSize, ' ');  // so that the data are aligned
    const std::uint64_t length = header.size();
    std::string bytes;
    bytes.reserve(kLengthSize + header.size() + size_);
    bytes.resize(kLengthSize);
    std::memcpy(bytes.data(), &length, kLengthSize);
    bytes += header;
    for (const std::span<const float> part : parts_) {
      bytes.append(reinterpret_cast<const char*>(part.data()), part.size_bytes());
    }
    return bytes;
  }

 private:
  std::vector<TensorPlace> places_;
  std::string metadata_;
  std::string tensors_;
  std::vector<std::span<const float>> parts_;
  std::size_t size_ = 0;
};

struct Tensor {
  std::string name;
  std::vector<Index> shape;
  std::size_t begin;  // in the body, in bytes
  std::size_t end;
};

/// In the order of their names, as the header has them.
using Tensors = std::vector<Tensor>;

/// Any whole number up to 2^53 is itself as a double.
bool isWholeNumber(double number, double minimum, double maximum) {
  return number >= minimum && number <= maximum && number == std::floor(number);
}

const JsonNumbers& numbersOf(const JsonObject& tensor, std::string_view member, std::string_view name) {
  const JsonValue* value = find(tensor, member);
  const auto* numbers = value == nullptr ? nullptr : value->as<JsonNumbers>();
  if (numbers == nullptr) refuse("the model file's tensor '", excerpt(name), "' lacks the numbers '", member, "'");
  return *numbers;
}

Tensor readTensor(const std::string& name, const JsonValue& value, std::size_t bodySize) {
  const auto* tensor = value.as<JsonObject>();
  const JsonValue* type = tensor == nullptr ? nullptr : find(*tensor, "dtype");
  const auto* typeText = type == nullptr ? nullptr : type->as<std::string>();
  if (typeText == nullptr || *typeText != "F32" || tensor->size() != 3) {
    refuse("the model file's tensor '", excerpt(name), "' must have the dtype F32, a shape and data_offsets",
           typeText == nullptr ? "" : compose(", got the dtype ", excerpt(*typeText)));
  }
  const JsonNumbers& shape = numbersOf(*tensor, "shape", name);
  Tensor read{name, {}, 0, 0};
  std::size_t size = sizeof(float);
  if (shape.empty() || shape.size() > 2) {
    refuse("the model file's tensor '", excerpt(name), "' must have a shape of 1 or 2 numbers, got ", shape.size());
  }
  for (const double side : shape) {
    if (!isWholeNumber(side, 1, kMaximumUnits)) {
      refuse("the shape of the model file's tensor '", excerpt(name), "' must be of whole numbers from 1 to ",
             kMaximumUnits, ", got ", side);
    }
    read.shape.push_back(static_cast<Index>(side));
    size *= static_cast<std::size_t>(side);
  }
  const JsonNumbers& offsets = numbersOf(*tensor, "data_offsets", name);
  const auto bound = static_cast<double>(bodySize);
  if (offsets.size() != 2 || !isWholeNumber(offsets[0], 0, bound) || !isWholeNumber(offsets[1], 0, bound) ||
      offsets[1] - offsets[0] != static_cast<double>(size)) {
    refuse("the model file's tensor '", excerpt(name), "' must be ", size, " bytes within the ", bodySize,
           " that come after the header: its data_offsets say something else");
  }
  read.begin = static_cast<std::size_t>(offsets[0]);
  read.end = static_cast<std::size_t>(offsets[1]);
  return read;
}

Tensors readTensors(const JsonObject& header, std::size_t bodySize) {
  Tensors tensors;
  for (const auto& [name, value] : header) {
    if (name != kMetadata) tensors.push_back(readTensor(name, value, bodySize));
  }
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  ranges.reserve(tensors.size());
  for (const Tensor& tensor : tensors) ranges.emplace_back(tensor.begin, tensor.end);
  std::sort(ranges.begin(), ranges.end());
  std::size_t filled = 0;
  for (const auto& [begin, end] : ranges) {
    if (begin != filled) refuse("the model file's tensors overlap or leave gaps at byte ", std::min(begin, filled));
    filled = end;
  }
  if (filled != bodySize) {
    refuse("the model file has ", bodySize, " bytes after its header, but its tensors are ", filled);
  }
  return tensors;
}

Tensors::const_iterator placeOf(const Tensors& tensors, std::string_view name) {
  return std::find_if(tensors.begin(), tensors.end(), [&](const Tensor& tensor) { return tensor.name == name; });
}

const Tensor& tensorOf(const Tensors& tensors, std::string_view name) {
  const auto at = placeOf(tensors, name);
  if (at == tensors.end()) refuse("the model file lacks the tensor '", name, "'");
  return *at;
}

/// Layers of the activations that the metadata name and of the sizes that the tensors have.
NetworkSpec readSpec(const JsonObject& metadata, const Tensors& tensors) {
  NetworkSpec spec{0, {}};
  for (const std::string_view activation : separated(textOf(metadata, "activations"), ',')) {
    const std::string name = compose("layers.", spec.layers.size(), ".weight");
    const Tensor& weights = tensorOf(tensors, name);
    if (weights.shape.size() != 2) refuse("the model file's tensor '", name, "' must have a shape of 2 numbers");
    if (spec.layers.empty()) spec.inputs = static_cast<int>(weights.shape[0]);
    spec.layers.push_back({static_cast<int>(weights.shape[1]), activationNamed(activation)});
  }
  return spec;
}

/// Takes the tensors of a network out of those of the file. → in the order of Network::parameters
std::vector<float> takeNumbers(Tensors& tensors, std::string_view prefix, const std::vector<TensorPlace>& places,
                               std::span<const std::uint8_t> body) {
  std::vector<float> numbers(places.back().begin + places.back().size);
  for (const TensorPlace& place : places) {
    const std::string name = compose(prefix, place.name);
    const Tensor& tensor = tensorOf(tensors, name);
    if (tensor.shape != place.shape) refuse("the model file's tensor '", name, "' has not the shape of its layer");
    std::memcpy(numbers.data() + place.begin, body.data() + tensor.begin, tensor.end - tensor.begin);
    tensors.erase(placeOf(tensors, name));
  }
  checkFinite(numbers, "parameters");
  return numbers;
}

/// The same for tensors that a checkpoint may lack altogether.
std::vector<float> takeNumbersIfAny(Tensors& tensors, std::string_view prefix, const std::vector<TensorPlace>& places,
                                    std::span<const std::uint8_t> body) {
  if (placeOf(tensors, compose(prefix, places.front().name)) == tensors.end()) return {};
  return takeNumbers(tensors, prefix, places, body);
}

std::int64_t readCount(const JsonObject& metadata, std::string_view name, std::int64_t maximum) {
  const std::string& text = textOf(metadata, name);
  constexpr std::size_t kMostDigits = 18;  // that surely fit
  const bool hasDigits = !text.empty() && text.size() <= kMostDigits &&
                         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::int64_t count = hasDigits ? 0 : -1;
  for (std::size_t i = 0; hasDigits && i < text.size(); ++i) count = 10 * count + (text[i] - '0');
  if (count < 0 || count > maximum) {
    refuse("the model file's '", name, "' must be a whole number from 0 to ", maximum, ", got '", excerpt(text), "'");
  }
  return count;
}

double readLoss(const JsonObject& metadata) {
  const std::string& text = textOf(metadata, kBestLoss);
  const double loss = numberIn(text);
  if (std::isnan(loss)) {
    refuse("the model file's '", kBestLoss, "' must be a number, got '", excerpt(text), "'");
  }
  return loss;
}

Checkpoint takeCheckpoint(const JsonObject& metadata, Tensors& tensors, const std::vector<TensorPlace>& places,
                          std::span<const std::uint8_t> body) {
  constexpr auto kMostSteps = std::int64_t{1} << 53U;  // which JavaScript's numbers hold, too
  constexpr std::int64_t kMostEpochs = std::numeric_limits<int>::max();
  Checkpoint checkpoint;
  checkpoint.optimizerSteps = readCount(metadata, kOptimizerSteps, kMostSteps);
  checkpoint.steps = readCount(metadata, kSteps, kMostSteps);
  checkpoint.epoch = static_cast<int>(readCount(metadata, kEpoch, kMostEpochs));
  checkpoint.position = static_cast<int>(readCount(metadata, kPosition, kMostEpochs));
  checkpoint.best.loss = readLoss(metadata);
  checkpoint.best.epochsSince = static_cast<int>(readCount(metadata, kBestEpochsSince, kMostEpochs));
  checkpoint.firstMoment = takeNumbersIfAny(tensors, kFirstMoment, places, body);
  checkpoint.secondMoment = takeNumbersIfAny(tensors, kSecondMoment, places, body);
  checkpoint.best.parameters = takeNumbersIfAny(tensors, kBest, places, body);
  const auto& squares = checkpoint.secondMoment;
  if (std::any_of(squares.begin(), squares.end(), [](float square) { return square < 0.0F; })) {
    refuse("the model file holds means of squares that are under zero");
  }
  return checkpoint;
}

/// What is not known may change what the network does: it is not passed over.
void checkMetadata(const JsonObject& metadata) {
  for (const auto& [name, value] : metadata) {
    const auto is = [&key = name](std::string_view known) { return key == known; };
    const auto& table = settingTable();
    if (!is("format") && !is("activations") && !is("normalisation") &&
        std::none_of(kCheckpointTexts.begin(), kCheckpointTexts.end(), is) &&
        std::none_of(table.begin(), table.end(), [&](const SettingInfo& info) { return is(info.name); })) {
      refuse("the model file has metadata '", excerpt(name), "', which this version does not know");
    }
  }
}

}  // namespace

std::string writeSafetensors(const Network& network, const Settings& settings, const Checkpoint* checkpoint) {
  checkArchitecture(network.spec(), settings);
  Writer writer(network.spec());
  for (const auto& [name, text] : describe(network.spec(), settings)) writer.text(name, text);
  const auto parameters = network.parameters();
  writer.tensors("", parameters);
  if (checkpoint != nullptr) {
    writer.text(kOptimizerSteps, compose(checkpoint->optimizerSteps));
    writer.text(kSteps, compose(checkpoint->steps));
    writer.text(kEpoch, compose(checkpoint->epoch));
    writer.text(kPosition, compose(checkpoint->position));
    writer.text(kBestLoss, exactText(checkpoint->best.loss));
    writer.text(kBestEpochsSince, compose(checkpoint->best.epochsSince));
    writer.tensors(kFirstMoment, checkpoint->firstMoment);
    writer.tensors(kSecondMoment, checkpoint->secondMoment);
    writer.tensors(kBest, checkpoint->best.parameters);
  }
  return writer.file();
}

Model readSafetensors(std::span<const std::uint8_t> bytes) {
  std::uint64_t length = 0;
  if (bytes.size() < kLengthSize) refuse("a model file begins with 8 bytes, got ", bytes.size());
  std::memcpy(&length, bytes.data(), kLengthSize);
  if (length > kMaximumHeaderSize || length > bytes.size() - kLengthSize) {
    refuse("the model file's header has ", length, " bytes by its first number, but the file has ", bytes.size());
  }
  const auto body = bytes.subspan(kLengthSize + static_cast<std::size_t>(length));
  constexpr JsonBounds kBounds{3, 10'000, 10'000};
  const JsonObject header =
      readJsonObject(bytes.subspan(kLengthSize, static_cast<std::size_t>(length)), kBounds, "the model file's header");
  const JsonValue* value = find(header, kMetadata);
  const auto* metadata = value == nullptr ? nullptr : value->as<JsonObject>();
  if (metadata == nullptr) refuse("the model file's header has no '", kMetadata, "' of Inkling's");
  checkFormat(*metadata);
  checkMetadata(*metadata);

  Tensors tensors = readTensors(header, body.size());
  const NetworkSpec spec = readSpec(*metadata, tensors);
  checkNormalisation(*metadata, spec);
  Model model{Network(spec), readSettings(*metadata), std::nullopt};
  checkArchitecture(spec, model.settings);
  const std::vector<TensorPlace> places = tensorPlaces(spec);
  std::vector<float> parameters = takeNumbers(tensors, "", places, body);
  model.network.setParameters(parameters);
  if (find(*metadata, kSteps) != nullptr) {
    model.checkpoint = takeCheckpoint(*metadata, tensors, places, body);
    model.checkpoint->parameters = std::move(parameters);
  }
  if (!tensors.empty()) refuse("the model file has a tensor '", excerpt(tensors.front().name), "' of no layer");
  return model;
}

}  // namespace inkling
