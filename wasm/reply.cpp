#include "reply.hpp"

#include <exception>
#include <new>
#include <string>

namespace inkling::bindings {

emscripten::val answerOf(emscripten::val (*work)(void* context), void* context) {
  emscripten::val answer = emscripten::val::object();
  const auto refused = [&](const char* sentence) { answer.set("error", std::string(sentence)); };
  try {
    answer.set("value", work(context));
  } catch (const std::bad_alloc&) {
    refused(
        "there is not enough memory for this network: use fewer or smaller layers, or close other networks on the "
        "page");
  } catch (const std::exception& error) {
    refused(error.what());
  }
  return answer;
}

}  // namespace inkling::bindings
