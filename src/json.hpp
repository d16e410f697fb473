// JSON as model files need it: read from bytes that nobody has checked, within bounds of depth and size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace inkling {

struct JsonMember;
struct JsonValue;

/// Sorted by name; no name stands twice.
using JsonObject = std::vector<JsonMember>;
/// An array of nothing but numbers takes 8 bytes for each of them.
using JsonNumbers = std::vector<double>;
using JsonArray = std::vector<JsonValue>;

/// A value that is not read as one of these (null, true, false) is a std::monostate.
struct JsonValue {
  std::variant<std::monostate, std::string, double, JsonNumbers, JsonArray, JsonObject> value;

  /// What stands there if it is of this kind, otherwise null. An empty array is JsonNumbers.
  template <typename Kind>
  [[nodiscard]] const Kind* as() const {
    return std::get_if<Kind>(&value);
  }
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

/// The value of this name, or null.
const JsonValue* find(const JsonObject& object, std::string_view name);

/// How much a document may hold.
struct JsonBounds {
  std::size_t depth;    ///< arrays and objects within one another
  std::size_t numbers;  ///< in all
  std::size_t values;   ///< of any other kind, in all
};

/// Reads a document that is an object; `what` begins the sentence when it is refused. Throws Error for bytes that are
/// no JSON in UTF-8 (RFC 8259), names that stand twice in an object, arrays of numbers and other things, numbers beyond
/// the range of double, and more than the bounds allow; it stops there, so that time and memory stay within them.
JsonObject readJsonObject(std::span<const std::uint8_t> bytes, const JsonBounds& bounds, std::string_view what);

/// The text as a JSON string, in quotation marks.
std::string inQuotes(std::string_view text);

}  // namespace inkling
