// How an answer crosses to JavaScript: {value}, or {error: sentence}.
#pragma once

#include <emscripten/val.h>

#include <type_traits>
#include <utility>

namespace inkling::bindings {

/// Calls `work` with its context and answers with what it returns, or with the message of the exception that it threw.
/// A JavaScript error thrown out of C++ would not unwind the stack of the module; a value does.
emscripten::val answerOf(emscripten::val (*work)(void* context), void* context);

/// The same for a closure. All of them share one place where exceptions are caught: the module is smaller.
template <typename Work>
emscripten::val reply(Work&& work) {
  using Closure = std::remove_reference_t<Work>;
  using Result = std::invoke_result_t<Closure>;
  const auto call = [](void* closure) {
    if constexpr (std::is_void_v<Result>) {
      (*static_cast<Closure*>(closure))();
      return emscripten::val::undefined();
    } else if constexpr (std::is_same_v<Result, emscripten::val>) {
      return (*static_cast<Closure*>(closure))();
    } else {
      return emscripten::val((*static_cast<Closure*>(closure))());
    }
  };
  return answerOf(call, &work);
}

}  // namespace inkling::bindings
