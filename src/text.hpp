// Values and lists as text.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace inkling {

/// A value as it stands in a sentence: text, a whole number, or a number with six digits (0.1, 1e-05, 1.5, nan, inf).
/// Streams would say the same, but with their locales they are 30 KB of the WebAssembly module, gzipped. Text must
/// outlive this.
class Part {
 public:
  Part(std::string_view text) : value_(text) {}
  Part(const std::string& text) : value_(std::string_view(text)) {}
  Part(const char* text) : value_(std::string_view(text)) {}
  Part(const char& character) : value_(std::string_view(&character, 1)) {}
  Part(double number) : value_(number) {}
  template <std::integral Number>
  Part(Number number) : value_(static_cast<Whole<Number>>(number)) {}

  void appendTo(std::string& text) const;

 private:
  template <typename Number>
  using Whole = std::conditional_t<std::is_signed_v<Number>, std::int64_t, std::uint64_t>;

  std::variant<std::string_view, std::int64_t, std::uint64_t, double> value_;
};

/// All parts, one after the other.
std::string composed(std::initializer_list<Part> parts);

template <typename... Parts>
std::string compose(const Parts&... parts) {
  return composed({Part(parts)...});
}

/// That a text holds nothing but printable ASCII.
bool isPrintable(std::string_view text);

/// What a sentence may show of a text that comes from elsewhere: its first 40 bytes, those that are no printable ASCII
/// as question marks.
std::string excerpt(std::string_view text);

/// What stands between the separators, one part more than there are of them. The parts are views of the text.
std::vector<std::string_view> separated(std::string_view text, char separator);

/// The number that the whole text is, otherwise NaN.
double numberIn(std::string_view text);

/// The shortest decimal number that reads as the same float32, 10 rather than 1e+01.
std::string shortestText(float value);

/// Without the spaces at its ends.
std::string_view trimmed(std::string_view text);

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
