#include "text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace inkling {

std::string toText(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", value);  // NOLINT(*-vararg): -Wformat checks the arguments
  return text.data();
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
