#include "dataset.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <tuple>
#include <vector>

#include "catch.hpp"
#include "digits.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "network.hpp"

namespace inkling::test {

namespace {

/// Two digits: example 0 has the pixels 0, 1, 2, … (modulo 256), example 1 is all ink.
Dataset twoDigits() {
  std::vector<std::uint8_t> pixels(2 * kImagePixels, 255);
  for (std::size_t i = 0; i < kImagePixels; ++i) pixels[i] = static_cast<std::uint8_t>(i % 256);
  return Dataset::ofDigits(pixels, {3, 9});
}

/// The inputs of a minibatch as one matrix, whichever way it keeps them. → [examples × inputs]
Matrix inputsOf(const Minibatch& minibatch) {
  if (!hasSparseInputs(static_cast<int>(minibatch.inputs))) return minibatch.dense.view();
  Matrix inputs = Matrix::Zero(minibatch.size(), minibatch.inputs);
  for (Index i = 0; i < inputs.rows(); ++i) {
    for (const Term* term = minibatch.sparse.begin(i); term != minibatch.sparse.end(i); ++term) {
      inputs(i, term->offset / kSparseRowBytes) = term->value;
    }
  }
  return inputs;
}

Matrix targetsOf(const Minibatch& minibatch) { return minibatch.targets.view(); }

/// Points on a line whose only coordinate is their number, so that it can be seen which of them a part holds.
Dataset numbered(int count) {
  Matrix points(count, 1);
  for (int i = 0; i < count; ++i) points(i, 0) = static_cast<float>(i);
  return Dataset::ofPoints(points, std::vector<std::uint8_t>(static_cast<std::size_t>(count), 0), 1);
}

std::vector<int> numbersOf(const Dataset& part) {
  std::vector<int> all(static_cast<std::size_t>(part.size()));
  std::iota(all.begin(), all.end(), 0);
  Minibatch minibatch;
  part.gather(all, minibatch);
  const Matrix inputs = inputsOf(minibatch);
  std::vector<int> numbers;
  for (Index i = 0; i < inputs.rows(); ++i) numbers.push_back(static_cast<int>(inputs(i, 0)));
  return numbers;
}

}  // namespace

TEST_CASE("a minibatch of digits is pixels over 255 and one-hot labels", "[dataset]") {
  const Dataset digits = twoDigits();
  CHECK(digits.size() == 2);
  CHECK(digits.inputs() == 784);
  CHECK(digits.outputs() == 10);
  CHECK(digits.label(0) == 3);
  CHECK(digits.label(1) == 9);

  Minibatch minibatch;
  digits.gather(std::array{1, 0, 1}, minibatch);
  CHECK(minibatch.inputs == 784);
  CHECK(minibatch.size() == 3);
  const Matrix inputs = inputsOf(minibatch);
  REQUIRE(inputs.rows() == 3);
  REQUIRE(inputs.cols() == 784);
  CHECK((inputs.row(0).array() == 1.0F).all());
  CHECK((inputs.row(2).array() == 1.0F).all());
  bool isShare = true;
  for (Index pixel = 0; pixel < 784; ++pixel) {
    isShare = isShare && inputs(1, pixel) == static_cast<float>(pixel % 256) / 255.0F;
  }
  CHECK(isShare);

  Matrix expected = Matrix::Zero(3, 10);
  expected(0, 9) = expected(1, 3) = expected(2, 9) = 1.0F;
  CHECK(targetsOf(minibatch) == expected);
}

TEST_CASE("a minibatch takes nothing over from the one before it", "[dataset]") {
  const Dataset digits = twoDigits();
  Minibatch minibatch;
  digits.gather(std::array{1, 1, 1}, minibatch);
  digits.gather(std::array{0}, minibatch);
  const Matrix inputs = inputsOf(minibatch);
  const Matrix targets = targetsOf(minibatch);
  CHECK(inputs.rows() == 1);
  CHECK(inputs(0, 0) == 0.0F);
  CHECK(targets.rows() == 1);
  CHECK(targets.sum() == 1.0F);
  CHECK(targets(0, 3) == 1.0F);
}

TEST_CASE("with one output the label is the target", "[dataset]") {
  Matrix points(3, 2);
  points << 0.5F, -1.0F, 2.0F, 3.0F, 4.0F, 5.0F;
  const Dataset data = Dataset::ofPoints(points, {0, 1, 1}, 1);
  CHECK(data.inputs() == 2);
  CHECK(data.outputs() == 1);
  Minibatch minibatch;
  data.gather(std::array{2, 0}, minibatch);
  Matrix expectedInputs(2, 2);
  expectedInputs << 4.0F, 5.0F, 0.5F, -1.0F;
  Matrix expectedTargets(2, 1);
  expectedTargets << 1.0F, 0.0F;
  CHECK(inputsOf(minibatch) == expectedInputs);
  CHECK(targetsOf(minibatch) == expectedTargets);
}

TEST_CASE("values are targets as they are, in every part", "[dataset]") {
  Matrix points(3, 1);
  points << 1.0F, 2.0F, 3.0F;
  Matrix values(3, 2);
  values << 0.5F, -7.0F, 2.0F, 3.0F, -4.0F, 1e6F;
  const Dataset data = Dataset::ofValues(points, values);
  CHECK(data.size() == 3);
  CHECK(data.inputs() == 1);
  CHECK(data.outputs() == 2);
  CHECK_FALSE(data.hasLabels());
  CHECK_FALSE(data.isNoDigit(0));
  CHECK(twoDigits().hasLabels());
  Minibatch minibatch;
  data.part(std::array{2, 0}).gather(std::array{1, 0}, minibatch, -1.0F);
  Matrix expected(2, 2);
  expected << values.row(0), values.row(2);
  CHECK(targetsOf(minibatch) == expected);

  CHECK(errorOf([&] { Dataset::ofValues(points, values.topRows(2)); }) ==
        "every point needs a value, got 3 points and 2 values");
  values(1, 1) = std::numeric_limits<float>::infinity();
  CHECK(errorOf([&] { Dataset::ofValues(points, values); }) == "the values of points must be finite numbers");
  CHECK(errorOf([] { Dataset::ofValues(Matrix(2, 1).setZero(), Matrix(2, 0)); }) ==
        "a data set needs at least one output, got 0");
}

TEST_CASE("many coordinates of a point become sparse inputs", "[dataset]") {
  std::mt19937 generator(1);
  for (const Index inputs : {63, 64, 65}) {
    CAPTURE(inputs);
    Matrix points = randomMatrix(generator, 3, inputs);
    scatterZeros(generator, points);
    const Dataset data = Dataset::ofPoints(points, {0, 1, 1}, 1);
    Minibatch minibatch;
    data.gather(std::array{2, 0, 1}, minibatch);
    Matrix expected(3, inputs);
    expected << points.row(2), points.row(0), points.row(1);
    CHECK(haveSameBits(inputsOf(minibatch), expected));
    CHECK(minibatch.size() == 3);
  }
}

TEST_CASE("the target of another class can be lower than zero, as for outputs of tanh", "[dataset]") {
  Minibatch minibatch;
  twoDigits().gather(std::array{1, 0}, minibatch, -1.0F);
  Matrix expected = Matrix::Constant(2, 10, -1.0F);
  expected(0, 9) = expected(1, 3) = 1.0F;
  CHECK(targetsOf(minibatch) == expected);

  const Dataset points = Dataset::ofPoints(Matrix::Zero(2, 1), {1, 0}, 1);
  points.gather(std::array{0, 1}, minibatch, -1.0F);
  CHECK(targetsOf(minibatch) == Eigen::Vector2f(1.0F, -1.0F));

  // Only the targets: the inputs stay those of before.
  twoDigits().gather(std::array{0}, minibatch);
  const Matrix inputs = inputsOf(minibatch);
  twoDigits().gatherTargets(std::array{1, 0}, minibatch, -1.0F);
  CHECK(targetsOf(minibatch) == expected);
  CHECK(haveSameBits(inputsOf(minibatch), inputs));
}

TEST_CASE("digits give every image back, pixel for pixel", "[dataset]") {
  std::mt19937 generator(2);
  constexpr std::size_t kCount = 20;
  std::vector<std::uint8_t> pixels(kCount * kImagePixels);
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    // From blank images to full ones.
    if (generator() % kCount < i / kImagePixels + (i / kImagePixels == kCount - 1 ? 1 : 0)) {
      pixels[i] = static_cast<std::uint8_t>(generator() % 255 + 1);
    }
  }
  const Dataset digits = Dataset::ofDigits(pixels, std::vector<std::uint8_t>(kCount, 1));
  CHECK(digits.isOfDigits());
  CHECK_FALSE(numbered(2).isOfDigits());
  std::array<std::uint8_t, kImagePixels> image{};
  const auto imageIs = [&](const Dataset& part, int example, std::size_t original) {
    image.fill(77);
    part.image(example, image);
    return std::equal(image.begin(), image.end(),
                      pixels.begin() + static_cast<std::ptrdiff_t>(original * kImagePixels));
  };
  for (std::size_t i = 0; i < kCount; ++i) {
    CAPTURE(i);
    CHECK(imageIs(digits, static_cast<int>(i), i));
  }
  const Dataset part = digits.part(std::array{7, 19, 7});
  CHECK(imageIs(part, 0, 7));
  CHECK(imageIs(part, 1, 19));
  CHECK(imageIs(part, 2, 7));
}

TEST_CASE("the bundled digits are in the data set as they are in their file", "[dataset]") {
  const std::vector<std::uint8_t> pixels =
      readIdxImages(cli::readFile(INKLING_BUNDLED_DATA "/train-images-idx3-ubyte.gz"));
  const Dataset& digits = bundledDigits();
  std::array<std::uint8_t, kImagePixels> image{};
  bool areSame = pixels.size() == static_cast<std::size_t>(digits.size()) * kImagePixels;
  for (int i = 0; areSame && i < digits.size(); ++i) {
    digits.image(i, image);
    areSame = std::equal(image.begin(), image.end(), pixels.begin() + static_cast<std::ptrdiff_t>(i) * kImagePixels);
  }
  CHECK(areSame);
}

TEST_CASE("an image becomes the sparse row that a gathered digit is", "[dataset]") {
  const Dataset digits = twoDigits();
  Minibatch gathered;
  digits.gather(std::array{0, 1}, gathered);
  Minibatch appended;
  appended.inputs = kImagePixels;
  appended.sparse.clear(2 * kImagePixels);
  std::array<std::uint8_t, kImagePixels> image{};
  for (int i = 0; i < 2; ++i) {
    digits.image(i, image);
    appendImage(image, appended.sparse);
  }
  CHECK(appended.sparse.rows() == 2);
  CHECK(haveSameBits(inputsOf(appended), inputsOf(gathered)));
  CHECK(appended.sparse.end(0) - appended.sparse.begin(0) == gathered.sparse.end(0) - gathered.sparse.begin(0));
}

TEST_CASE("a part counts its own examples, and a part of a part its own", "[dataset]") {
  const Dataset part = numbered(10).part(std::array{9, 5, 5, 0});
  CHECK(numbersOf(part) == std::vector<int>{9, 5, 5, 0});
  CHECK(numbersOf(part.part(std::array{3, 0})) == std::vector<int>{0, 9});
  CHECK(twoDigits().part(std::array{1}).label(0) == 9);
}

TEST_CASE("digits that do not fit together are refused", "[dataset]") {
  CHECK_THAT(errorOf([] {
               Dataset::ofDigits(std::vector<std::uint8_t>(784), {1, 2});
             }),
             containsText("784 pixels for 2 labels"));
  CHECK_THAT(errorOf([] { Dataset::ofDigits(std::vector<std::uint8_t>(783), {1}); }), containsText("got 783 pixels"));
  CHECK_THAT(errorOf([] { Dataset::ofDigits({}, {}); }), containsText("at least one example"));
  CHECK(errorOf([] {
          Dataset::ofDigits(std::vector<std::uint8_t>(784 * 2), {9, 10});
        }) == "a label must be 0 to 9, got 10 for example 1");
}

TEST_CASE("points that do not fit together are refused", "[dataset]") {
  const Matrix points = Matrix::Zero(2, 2);
  CHECK_THAT(errorOf([&] { Dataset::ofPoints(points, {0}, 1); }), containsText("2 points and 1 labels"));
  CHECK_THAT(errorOf([] { Dataset::ofPoints(Matrix(0, 2), {}, 1); }), containsText("at least one example"));
  CHECK_THAT(errorOf([&] { Dataset::ofPoints(points, {0, 0}, 0); }), containsText("got 0"));
  CHECK_THAT(errorOf([&] { Dataset::ofPoints(points, {0, 0}, -1); }), containsText("got -1"));
  CHECK_THAT(errorOf([&] { Dataset::ofPoints(points, {0, 2}, 1); }), containsText("0 to 1, got 2 for example 1"));
  CHECK_THAT(errorOf([&] { Dataset::ofPoints(points, {3, 0}, 3); }), containsText("0 to 2, got 3 for example 0"));
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    Matrix infinite = points;
    infinite(1, 1) = bad;
    CHECK_THAT(errorOf([&] { Dataset::ofPoints(infinite, {0, 0}, 1); }), containsText("finite"));
  }
}

TEST_CASE("a split keeps a fifth, at most 5,000, for testing", "[dataset]") {
  const auto sizes = [](int count) {
    const auto [training, test] = split(numbered(count));
    return std::pair{training.size(), test.size()};
  };
  CHECK(sizes(10'000) == std::pair{8'000, 2'000});
  CHECK(sizes(60'000) == std::pair{55'000, 5'000});
  CHECK(sizes(25'000) == std::pair{20'000, 5'000});
  CHECK(sizes(9) == std::pair{8, 1});
  CHECK(sizes(4) == std::pair{3, 1});
  CHECK(sizes(2) == std::pair{1, 1});
  CHECK_THAT(errorOf([] { split(numbered(1)); }), containsText("at least 2 examples") && containsText("got 1"));
}

TEST_CASE("a split sets aside as many as it is told", "[dataset]") {
  const auto sizes = [](int count, int aside) {
    const auto [kept, set] = split(numbered(count), aside);
    return std::pair{kept.size(), set.size()};
  };
  CHECK(sizes(10, 3) == std::pair{7, 3});
  CHECK(sizes(10, 9) == std::pair{1, 9});
  CHECK(numbersOf(split(numbered(10), 2).second) == numbersOf(split(numbered(10)).second));
  CHECK(errorOf([] { split(numbered(10), 0); }) == "1 to 9 of 10 examples can be set aside, got 0");
  CHECK(errorOf([] { split(numbered(10), 10); }) == "1 to 9 of 10 examples can be set aside, got 10");
  CHECK(errorOf([] { split(numbered(10), -1); }) == "1 to 9 of 10 examples can be set aside, got -1");
}

TEST_CASE("the parts of a split are disjoint and hold everything", "[dataset]") {
  for (const int count : {2, 11, 10'000}) {
    CAPTURE(count);
    const auto [training, test] = split(numbered(count));
    std::vector<int> all = numbersOf(training);
    const std::vector<int> held = numbersOf(test);
    all.insert(all.end(), held.begin(), held.end());
    std::sort(all.begin(), all.end());
    std::vector<int> expected(static_cast<std::size_t>(count));
    std::iota(expected.begin(), expected.end(), 0);
    CHECK(all == expected);
  }
}

TEST_CASE("a split is always the same", "[dataset]") {
  // By the second implementation of the generator that random_test.cpp names. All published accuracies of the bundled
  // digits are on this test part.
  const auto [training, test] = split(numbered(10'000));
  const std::vector<int> first = numbersOf(training);
  const std::vector<int> second = numbersOf(test);
  CHECK(std::vector<int>(first.begin(), first.begin() + 5) == std::vector<int>{3850, 4699, 5608, 4980, 4663});
  CHECK(std::vector<int>(second.begin(), second.begin() + 5) == std::vector<int>{4935, 996, 6671, 9490, 4667});
}

TEST_CASE("both parts of the bundled digits hold every digit in its share", "[dataset]") {
  // The bundled file is sorted by digit: a split that did not shuffle would leave the nines alone for testing.
  const auto countsOf = [](const Dataset& part) {
    std::array<int, 10> counts{};
    for (int i = 0; i < part.size(); ++i) ++counts.at(part.label(i));
    return counts;
  };
  const auto whole = countsOf(bundledDigits());
  const auto [training, test] = split(bundledDigits());
  const auto learnt = countsOf(training);
  const auto held = countsOf(test);
  for (std::size_t digit = 0; digit < 10; ++digit) {
    CAPTURE(digit);
    CHECK(learnt[digit] + held[digit] == whole[digit]);
    // Of about 1,000 of each digit 200 are expected, with a deviation of 13.
    CHECK(std::abs(held[digit] - whole[digit] / 5) < 5 * 13);
  }
}

TEST_CASE("joined data have the digits of the first and then those of the others", "[dataset]") {
  const Dataset two = twoDigits();
  const int last = 1;
  const Dataset joined = Dataset::joined(two.part({&last, 1}), {&two, 1});
  REQUIRE(joined.size() == 3);
  CHECK(joined.label(0) == 9);
  CHECK(joined.label(1) == 3);
  CHECK(joined.label(2) == 9);
  std::array<std::uint8_t, kImagePixels> image{};
  joined.image(0, image);
  CHECK(image[5] == 255);
  joined.image(1, image);
  CHECK(image[5] == 5);
  const Dataset points = Dataset::ofPoints(Matrix::Ones(2, 2), {0, 1}, 1);
  CHECK_THAT(errorOf([&] {
               Dataset::joined(two, {&points, 1});
             }),
             Catch::Contains("only data sets of digits can be joined"));
}

TEST_CASE("a drawing that is no digit has the same target for all of them", "[dataset]") {
  const std::vector<std::uint8_t> pixels(3 * kImagePixels, 200);
  const Dataset data = Dataset::ofDrawings(pixels, {4, kNoDigit, 9});
  CHECK_FALSE(data.isNoDigit(0));
  CHECK(data.isNoDigit(1));
  CHECK(data.label(1) == kNoDigit);
  Minibatch minibatch;
  data.gather(std::vector<int>{1, 2}, minibatch);
  CHECK(targetsOf(minibatch).row(0) == Matrix::Constant(1, kDigits, 0.1F));
  CHECK(targetsOf(minibatch)(1, 9) == 1.0F);
  data.gatherTargets(std::vector<int>{1}, minibatch, -1.0F);
  CHECK((targetsOf(minibatch).array() + 0.8F).abs().maxCoeff() < 1e-6F);  // a tenth of the way from -1 to 1
  // They are made here, and never come from files.
  CHECK(errorOf([&] {
          Dataset::ofDigits(pixels, {4, kNoDigit, 9});
        }) == "a label must be 0 to 9, got 10 for example 1");
  CHECK(errorOf([&] { Dataset::ofDrawings(pixels, {4, 11, 9}); }) == "a label must be 0 to 10, got 11 for example 1");
  const Dataset points = Dataset::ofPoints(Matrix::Zero(1, 2), {10}, 11);
  CHECK_FALSE(points.isNoDigit(0));
}

TEST_CASE("a part of a data set gives back its points", "[dataset]") {
  Matrix points(3, 2);
  points << 1.0F, 2.0F, 3.0F, 4.0F, 5.0F, 6.0F;
  Matrix expected(2, 2);
  expected << 5.0F, 6.0F, 1.0F, 2.0F;
  const PointTable labelled = Dataset::ofPoints(points, {0, 1, 3}, 4).part(std::array{2, 0}).points();
  CHECK(labelled.coordinates == expected);
  CHECK(labelled.labels == std::vector<std::uint8_t>{3, 0});
  CHECK(labelled.values.size() == 0);
  const PointTable valued = Dataset::ofValues(points, -points).part(std::array{2, 0}).points();
  CHECK(valued.coordinates == expected);
  CHECK(valued.labels.empty());
  CHECK(valued.values == -expected);
  const Dataset digit = Dataset::ofDigits(std::vector<std::uint8_t>(kImagePixels), {0});
  CHECK_THAT(errorOf([&] { std::ignore = digit.points(); }), containsText("got digits"));
}

}  // namespace inkling::test
