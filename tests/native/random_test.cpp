#include "random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <vector>

#include "catch.hpp"

namespace inkling::test {

namespace {

constexpr std::uint32_t kSeed = 7;

std::vector<float> uniforms(Random random, int count) {
  std::vector<float> numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(random.uniform());
  return numbers;
}

/// Pearson's statistic of counts that are expected to be equal. With d = counts - 1 degrees of freedom its mean is d
/// and its variance 2 d; d + 5 sqrt(2 d) is passed by chance less than once in a thousand seeds, and the seed is fixed.
double chiSquared(const std::vector<int>& counts) {
  const double expected =
      static_cast<double>(std::accumulate(counts.begin(), counts.end(), 0)) / static_cast<double>(counts.size());
  double total = 0.0;
  for (const int count : counts) total += (count - expected) * (count - expected) / expected;
  return total;
}

double chiSquaredLimit(std::size_t counts) {
  const auto freedom = static_cast<double>(counts - 1);
  return freedom + 5.0 * std::sqrt(2.0 * freedom);
}

}  // namespace

TEST_CASE("Pcg32 gives the numbers of the reference implementation", "[random]") {
  // The first round of pcg32-demo of pcg-c-basic 0.9, which seeds with 42 and 54.
  constexpr std::array<std::uint32_t, 6> kReference = {0xa15c02b7, 0x7b47f409, 0xba1d3330,
                                                       0x83d2f293, 0xbfa4784b, 0xcbed606e};
  Pcg32 generator(42, 54);
  for (const std::uint32_t expected : kReference) CHECK(generator.next() == expected);
}

TEST_CASE("uniform numbers are pinned", "[random]") {
  // By a second implementation of SplitMix64's finaliser and PCG32, in Python with whole numbers; times 2^24.
  const auto scaled = [](Random random) {
    std::vector<int> numbers;
    for (const float number : uniforms(random, 4)) numbers.push_back(static_cast<int>(number * 0x1p24F));
    return numbers;
  };
  CHECK(scaled(Random(7, Purpose::initialisation, 0)) == std::vector<int>{11847919, 485135, 3999944, 213345});
  CHECK(scaled(Random(7, Purpose::initialisation, 1)) == std::vector<int>{10128102, 11444845, 9338755, 11415285});
  CHECK(scaled(Random(7, Purpose::shuffling, 0)) == std::vector<int>{1249390, 4865956, 12908159, 8832240});
  CHECK(scaled(Random(0, Purpose::splitting, 0)) == std::vector<int>{14176159, 12557001, 2124477, 7792673});
  CHECK(scaled(Random(4294967295U, Purpose::shuffling, 4294967295U)) ==
        std::vector<int>{14180803, 204363, 4479709, 3082509});
}

TEST_CASE("numbers below a bound and a shuffle are pinned", "[random]") {
  // By the same second implementation.
  Random random(kSeed, Purpose::shuffling);
  std::vector<std::uint32_t> numbers;
  for (int i = 0; i < 10; ++i) numbers.push_back(random.below(10));
  CHECK(numbers == std::vector<std::uint32_t>{4, 5, 2, 7, 5, 9, 3, 2, 8, 6});

  std::vector<int> elements(10);
  std::iota(elements.begin(), elements.end(), 0);
  Random(kSeed, Purpose::shuffling).shuffle(elements);
  CHECK(elements == std::vector<int>{3, 0, 7, 6, 8, 1, 5, 2, 9, 4});
}

TEST_CASE("normal numbers are those of the polar method", "[random]") {
  // The method once more, in double, from the same uniform numbers. What differs is the rounding of float32 in u² + v²,
  // in the logarithm and the root: some units of 2^-24, and more where s is near 1 and log s near 0 (s's own rounding,
  // 2^-24, against 1 - s, of which the smallest here is about 10^-4). 10^-3 is far under what another method gives.
  constexpr int kCount = 10'000;
  Random random(kSeed, Purpose::initialisation);
  Random source(kSeed, Purpose::initialisation);
  double worst = 0.0;
  for (int pair = 0; pair < kCount / 2; ++pair) {
    double u = 0.0;
    double v = 0.0;
    double s = 0.0;
    do {
      u = 2.0 * source.uniform() - 1.0;
      v = 2.0 * source.uniform() - 1.0;
      s = u * u + v * v;
    } while (s >= 1.0 || s == 0.0);
    const double scale = std::sqrt(-2.0 * std::log(s) / s);
    worst = std::max(worst, std::abs(random.normal() - u * scale));
    worst = std::max(worst, std::abs(random.normal() - v * scale));
  }
  CHECK(worst < 1e-3);
}

TEST_CASE("uniform numbers fill the interval from 0 to 1 evenly, in steps of 2^-24", "[random]") {
  constexpr int kCount = 200'000;
  std::vector<int> counts(100);
  bool isOnGrid = true;
  float lowest = 1.0F;
  float highest = 0.0F;
  bool isOddOnce = false;
  for (const float number : uniforms(Random(kSeed, Purpose::shuffling), kCount)) {
    const float scaled = number * 0x1p24F;
    isOnGrid = isOnGrid && scaled == std::floor(scaled);
    isOddOnce = isOddOnce || static_cast<int>(scaled) % 2 == 1;
    lowest = std::min(lowest, number);
    highest = std::max(highest, number);
    ++counts.at(static_cast<std::size_t>(number * 100.0F));
  }
  CHECK(isOnGrid);
  CHECK(isOddOnce);
  // The extremes of 200,000 numbers are within 20 / 200,000 of the ends but once in e^20 times.
  CHECK(lowest >= 0.0F);
  CHECK(lowest < 1e-4F);
  CHECK(highest < 1.0F);
  CHECK(highest > 1.0F - 1e-4F);
  CHECK(chiSquared(counts) < chiSquaredLimit(counts.size()));
}

TEST_CASE("normal numbers have the moments and tails of the normal distribution", "[random]") {
  constexpr int kCount = 400'000;
  Random random(kSeed, Purpose::initialisation);
  std::array<double, 5> moments{};
  int beyondTwo = 0;
  for (int i = 0; i < kCount; ++i) {
    const double number = random.normal();
    double power = 1.0;
    for (double& moment : moments) {
      moment += power / kCount;
      power *= number;
    }
    if (std::abs(number) > 2.0) ++beyondTwo;
  }
  // Five standard deviations of each estimate: the k-th power of a normal number has the variances 1, 2, 15 and 96.
  const auto tolerance = [](double variance) { return 5.0 * std::sqrt(variance / kCount); };
  CHECK(std::abs(moments[1]) < tolerance(1.0));
  CHECK(std::abs(moments[2] - 1.0) < tolerance(2.0));
  CHECK(std::abs(moments[3]) < tolerance(15.0));
  CHECK(std::abs(moments[4] - 3.0) < tolerance(96.0));
  const double share = 0.045500263896358;  // of |x| > 2: erfc(sqrt 2)
  CHECK(std::abs(beyondTwo / static_cast<double>(kCount) - share) < tolerance(share * (1.0 - share)));
}

TEST_CASE("numbers below a bound are even, without bias", "[random]") {
  Random random(kSeed, Purpose::shuffling, 3);
  for (const std::uint32_t bound : {1U, 2U, 3U, 6U, 10U, 100U}) {
    CAPTURE(bound);
    std::vector<int> counts(bound);
    for (int i = 0; i < 100'000; ++i) ++counts.at(random.below(bound));
    CHECK(chiSquared(counts) <= chiSquaredLimit(bound));
  }

  // The remainder alone would give each of the first 2^30 numbers twice as often as the others.
  constexpr std::uint32_t kUneven = 3U << 30U;
  std::vector<int> thirds(3);
  for (int i = 0; i < 100'000; ++i) ++thirds.at(random.below(kUneven) >> 30U);
  CHECK(chiSquared(thirds) < chiSquaredLimit(thirds.size()));
}

TEST_CASE("a shuffle is a permutation", "[random]") {
  for (const int size : {0, 1, 2, 3, 64, 8000}) {
    CAPTURE(size);
    std::vector<int> elements(static_cast<std::size_t>(size));
    std::iota(elements.begin(), elements.end(), 100);
    const std::vector<int> before = elements;
    Random(kSeed, Purpose::shuffling).shuffle(elements);
    if (size > 3) CHECK(elements != before);
    std::sort(elements.begin(), elements.end());
    CHECK(elements == before);
  }
}

TEST_CASE("a shuffle gives every order as often", "[random]") {
  std::map<std::vector<int>, int> orders;
  Random random(kSeed, Purpose::shuffling, 1);
  for (int i = 0; i < 60'000; ++i) {
    std::vector<int> elements = {0, 1, 2, 3};
    random.shuffle(elements);
    ++orders[elements];
  }
  REQUIRE(orders.size() == 24);
  std::vector<int> counts;
  for (const auto& [order, count] : orders) counts.push_back(count);
  CHECK(chiSquared(counts) < chiSquaredLimit(counts.size()));
}

TEST_CASE("every seed, purpose and index has a stream of its own", "[random]") {
  std::set<std::vector<float>> streams;
  std::size_t count = 0;
  for (const std::uint32_t seed : {0U, 1U, 2U, 7U, 8U, 4294967295U}) {
    for (const Purpose purpose : {Purpose::initialisation, Purpose::shuffling, Purpose::splitting}) {
      for (const std::uint32_t index : {0U, 1U, 2U, 7U, 8U, 4294967295U}) {
        streams.insert(uniforms(Random(seed, purpose, index), 4));
        ++count;
      }
    }
  }
  CHECK(streams.size() == count);
}

TEST_CASE("neighbouring streams are unrelated", "[random]") {
  // The correlation of 10,000 pairs of independent numbers has a deviation of 1/100.
  constexpr int kCount = 10'000;
  const auto correlation = [](Random a, Random b) {
    double sum = 0.0;
    for (int i = 0; i < kCount; ++i) sum += (a.uniform() - 0.5) * (b.uniform() - 0.5);
    return sum / kCount * 12.0;  // the variance of a uniform number is 1/12
  };
  const Random random(kSeed, Purpose::shuffling, 5);
  CHECK(std::abs(correlation(random, Random(kSeed + 1, Purpose::shuffling, 5))) < 0.05);
  CHECK(std::abs(correlation(random, Random(kSeed, Purpose::shuffling, 6))) < 0.05);
  CHECK(std::abs(correlation(random, Random(kSeed, Purpose::initialisation, 5))) < 0.05);
  CHECK(correlation(random, random) > 0.9);
}

}  // namespace inkling::test
