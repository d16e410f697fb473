#include "text.hpp"

#include <array>
#include <cstdio>

namespace inkling {

std::string toText(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", value);  // NOLINT(*-vararg): -Wformat checks the arguments
  return text.data();
}

}  // namespace inkling
