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

/// All parts, one after the other.
template <typename... Parts>
std::string compose(const Parts&... parts) {
  std::string text;
  ((text += toText(parts)), ...);
  return text;
}

/// That a text holds nothing but printable ASCII.
bool isPrintable(std::string_view text);

/// What a sentence may show of a text that comes from elsewhere: its first 40 bytes, those that are no printable ASCII
/// as question marks.
std::string excerpt(std::string_view text);

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
