// The one exception type of the core: untrusted input that was refused.
#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>

#include "text.hpp"

namespace inkling {

/// What validators, constructors and parsers throw. The message is a sentence for a person: what was wrong, the value
/// that was given, and what would be right.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws an Error whose message is all the parts.
[[noreturn]] void refuseWith(std::initializer_list<Part> parts);

/// Throws an Error whose message is all the parts, written one after the other.
template <typename... Parts>
[[noreturn]] void refuse(const Parts&... parts) {
  refuseWith({Part(parts)...});
}

}  // namespace inkling
