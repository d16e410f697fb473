#include "text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace inkling {

void Part::appendTo(std::string& text) const {
  if (const auto* part = std::get_if<std::string_view>(&value_)) {
    text += *part;
  } else if (const auto* whole = std::get_if<std::int64_t>(&value_)) {
    text += std::to_string(*whole);
  } else if (const auto* positive = std::get_if<std::uint64_t>(&value_)) {
    text += std::to_string(*positive);
  } else {
    std::array<char, 32> digits{};
    // NOLINTNEXTLINE(*-vararg): -Wformat checks the arguments
    std::snprintf(digits.data(), digits.size(), "%g", std::get<double>(value_));
    text += digits.data();
  }
}

std::string composed(std::initializer_list<Part> parts) {
  std::string text;
  for (const Part& part : parts) part.appendTo(text);
  return text;
}

bool isPrintable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::string shown(text.substr(0, kLongest));
  for (char& c : shown) c = isPrintable({&c, 1}) ? c : '?';
  if (text.size() > kLongest) shown += "…";
  return shown;
}

std::vector<std::string_view> separated(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text = text.substr(end + 1);
  }
}

double numberIn(std::string_view text) {
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  const bool isWhole = !copy.empty() && end == copy.c_str() + copy.size();
  return isWhole ? value : std::nan("");
}

std::string shortestText(float value) {
  std::array<char, 32> text{};
  // From two digits on, since the largest learning rate would be 1e+01 with one.
  for (int digits = 2; digits <= 9; ++digits) {
    // NOLINTNEXTLINE(*-vararg): -Wformat checks the arguments
    std::snprintf(text.data(), text.size(), "%.*g", digits, static_cast<double>(value));
    const bool isPlain = std::strstr(text.data(), "e+") == nullptr;
    if (isPlain && static_cast<float>(numberIn(text.data())) == value) break;
  }
  return text.data();
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace inkling
