// For tests of what is refused.
#pragma once

#include <stdexcept>
#include <string>

#include "error.hpp"

namespace inkling::test {

/// The message of the inkling::Error that `action` throws. Any other exception leaves, and so fails the test, as does
/// an action that throws nothing.
template <typename Action>
std::string errorOf(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  throw std::logic_error("nothing was refused");
}

}  // namespace inkling::test
