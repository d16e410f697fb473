// How an answer crosses to JavaScript: {value}, or {error: sentence}.
#pragma once

#include <emscripten/val.h>

#include <exception>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

namespace inkling::bindings {

/// Calls `work` and answers with what it returns, or with the message of the exception that it threw (std::bad_alloc is
/// one, too). A JavaScript error thrown out of C++ would not unwind the stack of the module; a value does.
template <typename Work>
emscripten::val reply(Work&& work) {
  emscripten::val answer = emscripten::val::object();
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
      std::forward<Work>(work)();
      answer.set("value", emscripten::val::undefined());
    } else {
      answer.set("value", std::forward<Work>(work)());
    }
  } catch (const std::bad_alloc&) {
    answer.set("error",
               std::string("there is not enough memory for this network: use fewer or smaller layers, or close "
                           "other networks on the page"));
  } catch (const std::exception& error) {
    answer.set("error", std::string(error.what()));
  }
  return answer;
}

}  // namespace inkling::bindings
