// Lists as text.
#pragma once

#include <string>
#include <string_view>

namespace inkling {

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
