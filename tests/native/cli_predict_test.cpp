// inkling predict: digits from PNG files.
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/files.hpp"
#include "cli_run.hpp"
#include "dataset.hpp"
#include "idx.hpp"
#include "png_files.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

namespace {

constexpr std::size_t kPixels = kImagePixels;

struct LabelledImages {
  std::vector<std::uint8_t> pixels;
  std::vector<std::uint8_t> labels;

  [[nodiscard]] std::vector<std::uint8_t> at(std::size_t i) const {
    const auto first = pixels.begin() + static_cast<std::ptrdiff_t>(i * kPixels);
    return {first, first + static_cast<std::ptrdiff_t>(kPixels)};
  }
};

const LabelledImages& bundledImages() {
  static const LabelledImages images = {
      readIdxImages(cli::readFile(INKLING_BUNDLED_DATA "/train-images-idx3-ubyte.gz")),
      readIdxLabels(cli::readFile(INKLING_BUNDLED_DATA "/train-labels-idx1-ubyte.gz"))};
  return images;
}

std::vector<std::uint8_t> inverted(std::vector<std::uint8_t> grey) {
  for (std::uint8_t& value : grey) value = static_cast<std::uint8_t>(255 - value);
  return grey;
}

std::string writeImage(const TemporaryFolder& folder, const std::string& name, const std::vector<std::uint8_t>& grey) {
  const std::filesystem::path path = folder / name;
  writeBytes(path, pngOf(grey, kImageSide, kImageSide));
  return path.string();
}

/// A network that reads most digits, trained once for all tests of this file.
std::string readerIn(const TemporaryFolder& folder) {
  static const std::string bytes = [] {
    const TemporaryFolder place;
    const std::string model = (place / "model").string();
    const Outcome outcome = run({"train", "--hidden", "32", "--limit", "3000", "--epochs", "3", "--out", model});
    if (outcome.status != 0) throw std::runtime_error(outcome.err);
    return textOf(model);
  }();
  writeBytes(folder / "model", bytes);
  return (folder / "model").string();
}

std::vector<Json> predictionsOf(const Outcome& outcome) {
  std::vector<Json> predictions;
  for (const std::string& line : linesOf(outcome.out)) predictions.push_back(Json::parse(line));
  return predictions;
}

}  // namespace

TEST_CASE("digits are read from images light on dark and dark on light alike", "[cli][predict]") {
  constexpr std::size_t kCount = 20;
  const TemporaryFolder folder;
  std::vector<std::string> arguments = {"predict", "--json", "--model", readerIn(folder)};
  for (std::size_t i = 0; i < kCount; ++i) {
    const std::vector<std::uint8_t> digit = bundledImages().at(i);
    arguments.push_back(writeImage(folder, "light" + std::to_string(i) + ".png", digit));
    arguments.push_back(writeImage(folder, "dark" + std::to_string(i) + ".png", inverted(digit)));
  }
  const Outcome outcome = run(arguments);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(outcome.err.empty());
  const std::vector<Json> predictions = predictionsOf(outcome);
  REQUIRE(predictions.size() == 2 * kCount);
  int correct = 0;
  for (std::size_t i = 0; i < kCount; ++i) {
    const Json& light = predictions[2 * i];
    const Json& dark = predictions[2 * i + 1];
    CHECK(light["image"] == arguments[4 + 2 * i]);
    CHECK(dark["image"] == arguments[5 + 2 * i]);
    CHECK(light["digit"] == dark["digit"]);
    CHECK(light["probabilities"] == dark["probabilities"]);
    correct += light["digit"] == bundledImages().labels[i] ? 1 : 0;
  }
  CHECK(correct >= 16);
}

TEST_CASE("a prediction has the probability of every digit", "[cli][predict]") {
  const TemporaryFolder folder;
  const std::string image = writeImage(folder, "a \"quoted\" name.png", bundledImages().at(0));
  const Outcome outcome = run({"predict", "--model", readerIn(folder), "--json", image});
  REQUIRE(outcome.status == 0);
  const std::vector<Json> predictions = predictionsOf(outcome);
  REQUIRE(predictions.size() == 1);
  CHECK(predictions[0]["image"] == image);
  const auto probabilities = predictions[0]["probabilities"].get<std::vector<double>>();
  REQUIRE(probabilities.size() == 10);
  double sum = 0.0;
  std::size_t most = 0;
  for (std::size_t digit = 0; digit < 10; ++digit) {
    sum += probabilities[digit];
    if (probabilities[digit] > probabilities[most]) most = digit;
  }
  CHECK(sum == Approx(1.0).margin(1e-5));
  CHECK(predictions[0]["digit"] == most);
  CHECK(predictions[0]["isDigit"] == (probabilities[most] >= 0.5));

  const Outcome forPeople = run({"predict", "--model", readerIn(folder), image});
  CHECK(forPeople.status == 0);
  CHECK_THAT(forPeople.out, containsText(image + ": " + std::to_string(most) + "  (0 "));
}

TEST_CASE("images that hold no digit are named and the others are read", "[cli][predict]") {
  const TemporaryFolder folder;
  const std::string blank = writeImage(folder, "blank.png", std::vector<std::uint8_t>(kPixels, 255));
  const std::string first = writeImage(folder, "first.png", bundledImages().at(0));
  const std::string text = (folder / "text.png").string();
  writeBytes(text, std::string("not an image"));
  const std::string cut = (folder / "cut.png").string();
  writeBytes(cut, textOf(first).substr(0, 60));
  const std::string last = writeImage(folder, "last.png", bundledImages().at(1));
  const std::string missing = (folder / "missing.png").string();
  const Outcome outcome =
      run({"predict", "--json", "--model", readerIn(folder), blank, first, text, cut, missing, last});
  CHECK(outcome.status == 1);
  const std::vector<std::string> errors = linesOf(outcome.err);
  REQUIRE(errors.size() == 4);
  CHECK(errors[0] == "inkling: " + blank + " is blank: there is no ink to read");
  CHECK_THAT(errors[1], containsText("inkling: " + text + " is not a PNG image"));
  CHECK_THAT(errors[2], containsText("inkling: " + cut + " is not a PNG image"));
  CHECK_THAT(errors[3], containsText("inkling: cannot read " + missing));
  const std::vector<Json> predictions = predictionsOf(outcome);
  REQUIRE(predictions.size() == 2);
  CHECK(predictions[0]["image"] == first);
  CHECK(predictions[1]["image"] == last);
}

TEST_CASE("a network of points reads no images", "[cli][predict]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "points").string();
  REQUIRE(run({"train", "--data", "gauss", "--hidden", "2", "--epochs", "1", "--out", model}).status == 0);
  const std::string image = writeImage(folder, "digit.png", bundledImages().at(0));
  checkFailure({"predict", "--model", model, image}, "784 inputs and 10 outputs, " + model + " has 2 and 2");
}

TEST_CASE("predict names the model file that is damaged", "[cli][predict]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "damaged").string();
  writeBytes(model, std::string("not a model at all"));
  checkFailure({"predict", "--model", model, "digit.png"}, model + ": ");
  checkFailure({"train", "--resume", model}, model + ": ");
}

TEST_CASE("predict without a model or an image is bad usage", "[cli][predict]") {
  checkBadUsage({"predict", "digit.png"}, "--model is required");
  checkBadUsage({"predict", "--model", "model"}, "images is required");
}

}  // namespace inkling::test
