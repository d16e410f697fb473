#include "random.hpp"

#include <cassert>
#include <cmath>
#include <utility>

#include "math.hpp"

namespace inkling {

namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring seeds give unrelated states.
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

}  // namespace

Pcg32::Pcg32(std::uint64_t state, std::uint64_t sequence) : increment_((sequence << 1U) | 1U) {
  next();
  state_ += state;
  next();
}

std::uint32_t Pcg32::next() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005ULL + increment_;
  const auto xorshifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
  const auto rotation = static_cast<std::uint32_t>(old >> 59U);
  return (xorshifted >> rotation) | (xorshifted << ((0U - rotation) & 31U));
}

Random::Random(std::uint32_t seed, Purpose purpose, std::uint64_t index)
    : generator_(mixed(seed | (index & 0xFFFFFFFF00000000U)),
                 mixed((static_cast<std::uint64_t>(purpose) << 32U) | (index & 0xFFFFFFFFU))) {}

float Random::uniform() { return static_cast<float>(generator_.next() >> 8U) * 0x1p-24F; }

float Random::normal() {
  if (hasSpareNormal_) {
    hasSpareNormal_ = false;
    return spareNormal_;
  }
  for (;;) {
    const float u = 2.0F * uniform() - 1.0F;
    const float v = 2.0F * uniform() - 1.0F;
    const float s = u * u + v * v;
    if (s >= 1.0F || s == 0.0F) continue;
    const float scale = std::sqrt(-2.0F * logarithm(s) / s);
    spareNormal_ = v * scale;
    hasSpareNormal_ = true;
    return u * scale;
  }
}

std::uint32_t Random::below(std::uint32_t bound) {
  assert(bound > 0);
  const std::uint32_t threshold = (0U - bound) % bound;
  for (;;) {
    const std::uint32_t bits = generator_.next();
    if (bits >= threshold) return bits % bound;
  }
}

void Random::shuffle(std::span<int> elements) {
  for (auto left = static_cast<std::uint32_t>(elements.size()); left > 1; --left) {
    std::swap(elements[left - 1], elements[below(left)]);
  }
}

}  // namespace inkling
