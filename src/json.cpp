#include "json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "error.hpp"
#include "text.hpp"

namespace inkling {

namespace {

/// Builds the tree from the events of the parser, which itself keeps no more than one token and a bit for each level.
class TreeBuilder {
 public:
  TreeBuilder(const JsonBounds& bounds, std::string_view what) : bounds_(bounds), what_(what) {}

  JsonObject takeRoot() { return std::move(root_); }

  // NOLINTBEGIN(readability-identifier-naming): the names of these are nlohmann's (json_sax)
  bool null() { return add({}); }
  bool boolean(bool /*unused*/) { return add({}); }
  bool number_integer(std::int64_t number) { return addNumber(static_cast<double>(number)); }
  bool number_unsigned(std::uint64_t number) { return addNumber(static_cast<double>(number)); }
  bool number_float(double number, const std::string& /*unused*/) { return addNumber(number); }
  bool string(std::string& text) { return add({std::move(text)}); }
  bool binary(std::vector<std::uint8_t>& /*unused*/) { return add({}); }  // JSON has none
  bool key(std::string& name) {
    open_.back().key = std::move(name);
    return true;
  }
  bool start_object(std::size_t /*unused*/) { return open({JsonObject{}}); }
  bool start_array(std::size_t /*unused*/) { return open({JsonNumbers{}}); }
  bool end_array() { return close(); }
  bool end_object() {
    auto& object = std::get<JsonObject>(open_.back().container.value);
    std::sort(object.begin(), object.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    const auto twice =
        std::adjacent_find(object.begin(), object.end(), [](const auto& a, const auto& b) { return a.name == b.name; });
    if (twice != object.end()) refuse(what_, " names '", excerpt(twice->name), "' twice");
    return close();
  }
  template <typename Exception>
  bool parse_error(std::size_t position, const std::string& /*unused*/, const Exception& /*unused*/) {
    refuse(what_, " is no valid JSON: see its byte ", position);
  }
  // NOLINTEND(readability-identifier-naming)

 private:
  struct Open {
    JsonValue container;
    std::string key;  // of the value that comes next, in an object
  };

  bool open(JsonValue&& container) {
    if (open_.empty() && container.as<JsonObject>() == nullptr) refuse(what_, " must be a JSON object");
    if (open_.size() == bounds_.depth) refuse(what_, " nests arrays and objects over ", bounds_.depth, " deep");
    count();
    open_.push_back({std::move(container), {}});
    return true;
  }

  bool close() {
    JsonValue done = std::move(open_.back().container);
    open_.pop_back();
    if (open_.empty()) {
      root_ = std::move(std::get<JsonObject>(done.value));
    } else {
      place(std::move(done));
    }
    return true;
  }

  bool add(JsonValue&& value) {
    if (open_.empty()) refuse(what_, " must be a JSON object");
    count();
    place(std::move(value));
    return true;
  }

  bool addNumber(double number) {
    if (open_.empty()) refuse(what_, " must be a JSON object");
    if (numbers_++ == bounds_.numbers) refuse(what_, " holds over ", bounds_.numbers, " numbers");
    auto& container = open_.back().container.value;
    if (auto* numbers = std::get_if<JsonNumbers>(&container)) {
      numbers->push_back(number);
    } else {
      place({number});
    }
    return true;
  }

  /// Puts a value that is no number of an array where it belongs.
  void place(JsonValue&& value) {
    auto& container = open_.back().container.value;
    if (auto* object = std::get_if<JsonObject>(&container)) {
      object->push_back({std::move(open_.back().key), std::move(value)});
      return;
    }
    if (auto* numbers = std::get_if<JsonNumbers>(&container); numbers != nullptr && numbers->empty()) {
      container = JsonArray{};
    }
    auto* array = std::get_if<JsonArray>(&container);
    if (array == nullptr || value.as<double>() != nullptr) refuse(what_, " mixes numbers and other values in an array");
    array->push_back(std::move(value));
  }

  void count() {
    if (values_++ == bounds_.values) refuse(what_, " holds over ", bounds_.values, " values");
  }

  const JsonBounds& bounds_;
  std::string_view what_;
  std::vector<Open> open_;
  JsonObject root_;
  std::size_t numbers_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

const JsonValue* find(const JsonObject& object, std::string_view name) {
  const auto at = std::lower_bound(object.begin(), object.end(), name,
                                   [](const auto& member, std::string_view other) { return member.name < other; });
  return at != object.end() && at->name == name ? &at->value : nullptr;
}

JsonObject readJsonObject(std::span<const std::uint8_t> bytes, const JsonBounds& bounds, std::string_view what) {
  TreeBuilder builder(bounds, what);
  nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &builder);
  return builder.takeRoot();
}

std::string inQuotes(std::string_view text) {
  constexpr std::string_view kHexadecimal = "0123456789abcdef";
  std::string json = "\"";
  for (const char character : text) {
    const auto code = static_cast<unsigned char>(character);
    if (code < 0x20) {
      json += "\\u00";
      json += kHexadecimal[code >> 4U];
      json += kHexadecimal[code & 15U];
      continue;
    }
    if (character == '"' || character == '\\') json += '\\';
    json += character;
  }
  json += '"';
  return json;
}

}  // namespace inkling
