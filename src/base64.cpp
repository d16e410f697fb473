#include "base64.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

namespace {

constexpr std::string_view kBase64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Takes numbers of `from` bits apart and puts them together to numbers of `to` bits, the highest first. Zeros fill up
/// the last one.
std::vector<std::uint8_t> regrouped(std::span<const std::uint8_t> numbers, unsigned from, unsigned to) {
  std::vector<std::uint8_t> groups;
  std::uint32_t waiting = 0;
  unsigned bits = 0;
  const auto give = [&](std::uint32_t group) {
    groups.push_back(static_cast<std::uint8_t>(group & ((1U << to) - 1U)));
  };
  for (const std::uint8_t number : numbers) {
    waiting = waiting << from | number;
    for (bits += from; bits >= to; bits -= to) give(waiting >> (bits - to));
  }
  if (bits > 0) give(waiting << (to - bits));
  return groups;
}

}  // namespace

std::string toBase64(std::string_view bytes) {
  std::string text;
  for (const std::uint8_t digit :
       regrouped({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, 8, 6)) {
    text += kBase64Digits[digit];
  }
  return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
  std::vector<std::uint8_t> digits;
  for (const char character : text) {
    const auto digit = kBase64Digits.find(character);
    if (digit == std::string_view::npos) return std::nullopt;
    digits.push_back(static_cast<std::uint8_t>(digit));
  }
  std::vector<std::uint8_t> bytes = regrouped(digits, 6, 8);
  bytes.resize(digits.size() * 6 / 8);  // without the bits that fill up the last digit
  std::string result(bytes.begin(), bytes.end());
  // One digit too many, or other bits than zeros in the last one.
  if (toBase64(result) != text) return std::nullopt;
  return result;
}

}  // namespace inkling
