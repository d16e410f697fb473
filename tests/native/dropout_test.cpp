#include "dropout.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"

namespace inkling::test {

namespace {

// → [examples × units]
Matrix maskOf(const Dropout& dropout, int layer, Index examples, Index units) {
  Batch mask;
  drawMask(dropout, layer, examples, units, mask);
  return mask.view();
}

}  // namespace

TEST_CASE("a mask leaves out its share and keeps the mean", "[dropout]") {
  constexpr Index kExamples = 500;
  constexpr Index kUnits = 401;
  constexpr double kCount = kExamples * kUnits;
  for (const float share : {0.1F, 0.25F, 0.5F, 0.8F, 0.99F}) {
    CAPTURE(share);
    const Matrix mask = maskOf({share, 7, 3}, 0, kExamples, kUnits);
    const float kept = 1.0F / (1.0F - share);
    CHECK(((mask.array() == 0.0F) || (mask.array() == kept)).all());
    // A binomial count: five of its deviations, and 2^-16 since the share is rounded to that.
    const double deviation = std::sqrt(share * (1.0 - share) / kCount);
    const double leftOut = static_cast<double>((mask.array() == 0.0F).count()) / kCount;
    CHECK(std::abs(leftOut - share) < 5.0 * deviation + 0x1p-16);
    CHECK(std::abs(mask.cast<double>().mean() - 1.0) < (5.0 * deviation + 0x1p-16) * kept);
    // Every unit and every example has its share, the last ones of odd numbers, too: columns of 500, rows of 401.
    const double ofColumn = 5.5 * std::sqrt(share * (1.0 - share) / static_cast<double>(kExamples));
    const double ofRow = 5.5 * std::sqrt(share * (1.0 - share) / static_cast<double>(kUnits));
    const auto zeros = (mask.array() == 0.0F).cast<double>().matrix().eval();
    CHECK((zeros.colwise().mean().array() - share).abs().maxCoeff() < ofColumn);
    CHECK((zeros.rowwise().mean().array() - share).abs().maxCoeff() < ofRow);
  }
}

TEST_CASE("neighbouring units are left out independently of one another", "[dropout]") {
  // Two units share a draw of 32 bits.
  const Matrix mask = maskOf({0.5F, 7, 3}, 0, 1000, 200).array() / 2.0F;
  const Matrix centred = mask.array() - 0.5F;
  for (const Index distance : {1, 2}) {
    const Index pairs = 200 - distance;
    const double covariance = centred.leftCols(pairs).cwiseProduct(centred.rightCols(pairs)).cast<double>().mean();
    // Products of ± ½ have the deviation ¼.
    CHECK(std::abs(covariance) < 5.0 * 0.25 / std::sqrt(1000.0 * static_cast<double>(pairs)));
  }
}

TEST_CASE("the same step has the same mask, whatever was drawn before", "[dropout]") {
  Batch mask;
  drawMask({0.5F, 7, 3}, 1, 40, 130, mask);
  drawMask({0.5F, 7, 4}, 1, 50, 33, mask);
  drawMask({0.5F, 7, 3}, 1, 10, 33, mask);
  CHECK(haveSameBits(Matrix(mask.view()), maskOf({0.5F, 7, 3}, 1, 10, 33)));
}

TEST_CASE("masks differ between steps, layers and seeds", "[dropout]") {
  const Matrix mask = maskOf({0.5F, 7, 3}, 1, 4, 33);
  CHECK_FALSE(haveSameBits(maskOf({0.5F, 7, 4}, 1, 4, 33), mask));
  CHECK_FALSE(haveSameBits(maskOf({0.5F, 7, 3}, 2, 4, 33), mask));
  CHECK_FALSE(haveSameBits(maskOf({0.5F, 8, 3}, 1, 4, 33), mask));
  // A later step of one layer is not an early one of another, even after billions of steps.
  for (const std::int64_t step : {std::int64_t{2}, std::int64_t{3} + (std::int64_t{1} << 32), std::int64_t{1} << 40}) {
    CHECK_FALSE(haveSameBits(maskOf({0.5F, 7, step}, 1, 4, 33), mask));
    for (int layer = 0; layer < 16; ++layer) {
      if (layer != 1) CHECK_FALSE(haveSameBits(maskOf({0.5F, 7, 3}, layer, 4, 33), mask));
    }
  }
}

TEST_CASE("a mask of few units is the beginning of no other's row", "[dropout]") {
  // Odd numbers of units: a draw is for two, and the second half of the last one is not for the next row.
  for (const Index units : {1, 2, 3, 5, 7, 9, 15, 17, 31, 33, 65}) {
    CAPTURE(units);
    const Matrix mask = maskOf({0.5F, 7, 3}, 0, 64, units);
    CHECK(mask.rows() == 64);
    CHECK(mask.cols() == units);
    CHECK(((mask.array() == 0.0F) || (mask.array() == 2.0F)).all());
    // Each column is left out about half of the time: 64 draws, six deviations.
    const auto zeros = (mask.array() == 0.0F).cast<double>().matrix().eval();
    CHECK((zeros.colwise().mean().array() - 0.5).abs().maxCoeff() < 6.0 * 0.5 / 8.0);
    CHECK(zeros.colwise().sum().minCoeff() > 0.0);
  }
}

TEST_CASE("a share of nothing leaves out nothing", "[dropout]") {
  CHECK(maskOf({0.0F, 7, 3}, 0, 20, 31) == Matrix::Ones(20, 31));
}

TEST_CASE("shares out of range are refused", "[dropout]") {
  const auto refusal = [](float share) { return errorOf([&] { checkDropout(share); }); };
  CHECK(refusal(1.0F) == "dropout must be in [0, 1), got 1");
  CHECK(refusal(-0.1F) == "dropout must be in [0, 1), got -0.1");
  CHECK(refusal(std::numeric_limits<float>::quiet_NaN()) == "dropout must be in [0, 1), got nan");
  CHECK_NOTHROW(checkDropout(0.0F));
  CHECK_NOTHROW(checkDropout(std::nextafter(1.0F, 0.0F)));
}

}  // namespace inkling::test
