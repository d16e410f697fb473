// Values and lists as text.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace inkling {

/// How a value reads in a sentence. Streams would say the same, but with their locales they are 30 KB of the
/// WebAssembly module, gzipped.
inline std::string toText(std::string_view value) { return std::string(value); }
inline std::string toText(char value) { return {value}; }
template <std::integral Value>
std::string toText(Value value) {
  return std::to_string(value);
}
/// With six digits: 0.1, 1e-05, 1.5, nan, inf.
std::string toText(double value);

/// The elements of a range of strings, with the separator between them.
template <typename Range>
std::string join(const Range& parts, std::string_view separator) {
  std::string text;
  bool isFirst = true;
  for (const auto& part : parts) {
    if (!isFirst) text += separator;
    text += part;
    isFirst = false;
  }
  return text;
}

}  // namespace inkling
