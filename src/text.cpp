#include "text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

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

}  // namespace inkling
