#include "json.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "models.hpp"
#include "text.hpp"

namespace inkling::test {

namespace {

constexpr JsonBounds kBounds{4, 20, 20};

JsonObject read(const std::string& text) { return readJsonObject(bytesOf(text), kBounds, "the text"); }

std::string jsonRefusal(const std::string& text) {
  return errorOf([&] { read(text); });
}

template <typename Kind>
const Kind& at(const JsonObject& object, const std::string& name) {
  const JsonValue* value = find(object, name);
  REQUIRE(value != nullptr);
  const auto* kind = value->as<Kind>();
  REQUIRE(kind != nullptr);
  return *kind;
}

}  // namespace

TEST_CASE("values of every kind are found by their names", "[json]") {
  const JsonObject object =
      read(R"( {"b": "text", "a": -1.5, "numbers": [1, 2.5, -3e2], "none": [], "texts": ["x", "y"], "true": true,)"
           R"("nothing": null, "rows": [[1], [2, 3], []], "object": {"z": {"y": 7}}} )");
  CHECK(object.size() == 9);
  CHECK(at<std::string>(object, "b") == "text");
  CHECK(at<double>(object, "a") == -1.5);
  CHECK(at<JsonNumbers>(object, "numbers") == JsonNumbers{1, 2.5, -300});
  CHECK(at<JsonNumbers>(object, "none").empty());
  REQUIRE(at<JsonArray>(object, "texts").size() == 2);
  CHECK(*at<JsonArray>(object, "texts")[1].as<std::string>() == "y");
  CHECK(find(object, "true")->as<std::monostate>() != nullptr);
  CHECK(find(object, "nothing")->as<std::monostate>() != nullptr);
  REQUIRE(at<JsonArray>(object, "rows").size() == 3);
  CHECK(*at<JsonArray>(object, "rows")[1].as<JsonNumbers>() == JsonNumbers{2, 3});
  CHECK(at<double>(at<JsonObject>(at<JsonObject>(object, "object"), "z"), "y") == 7);
  CHECK(find(object, "c") == nullptr);
  CHECK(find(object, "") == nullptr);
  CHECK(find(object, "objects") == nullptr);
  CHECK(find({}, "a") == nullptr);
}

TEST_CASE("whole numbers are exact up to 2^53, whatever they are written as", "[json]") {
  const JsonObject object =
      read(R"({"n": [9007199254740991, -9007199254740991, 9007199254740991.0, 18446744073709551615,
                                           -9223372036854775808, 123456789012345678901234567890]})");
  CHECK(at<JsonNumbers>(object, "n") == JsonNumbers{9007199254740991.0, -9007199254740991.0, 9007199254740991.0,
                                                    18446744073709551615.0, -9223372036854775808.0,
                                                    123456789012345678901234567890.0});
}

TEST_CASE("escapes become what they stand for", "[json]") {
  CHECK(at<std::string>(read(R"({"a\u0062": "\"\\\/\n\u00e9\ud83d\ude00"})"), "ab") ==
        "\"\\/\n\xC3\xA9\xF0\x9F\x98\x80");
}

TEST_CASE("a text in quotation marks reads as itself", "[json]") {
  std::string text;
  for (int code = 0; code < 128; ++code) text += static_cast<char>(code);
  text += "\xC3\xA9";
  CHECK(at<std::string>(read(compose("{", inQuotes(text), ":", inQuotes(text), "}")), text) == text);
  CHECK(inQuotes("a\"b\\\n") == R"("a\"b\\\u000a")");
}

TEST_CASE("text that is no JSON object is refused with the place", "[json]") {
  CHECK(jsonRefusal("") == "the text is no valid JSON: see its byte 1");
  CHECK_THAT(jsonRefusal(R"({"a" 1})"), containsText("byte 6"));
  for (const std::string text : {"{",
                                 "{\"a\"",
                                 "{\"a\":",
                                 "{\"a\":1",
                                 "{\"a\":1,",
                                 "{\"a\":1,}",
                                 "{a:1}",
                                 "{'a':1}",
                                 "{\"a\":[1,]}",
                                 "{\"a\":01}",
                                 "{\"a\":+1}",
                                 "{\"a\":.5}",
                                 "{\"a\":1.}",
                                 "{\"a\":NaN}",
                                 "{\"a\":-Infinity}",
                                 "{\"a\":0x1}",
                                 "{\"a\":tru}",
                                 "{\"a\":\"\n\"}",
                                 R"({"a":"\x"})",
                                 R"({"a":"\ud800"})",
                                 R"({"a":"\u12"})",
                                 "{}{}",
                                 "{} x",
                                 "{\"a\":1e999}",
                                 "{\"a\":1 /* one */}",
                                 "{]",
                                 "[}",
                                 "\xEF\xBB{}"}) {
    CAPTURE(text);
    CHECK_THAT(jsonRefusal(text), containsText("no valid JSON") || containsText("must be a JSON object"));
  }
  for (const std::string text : {"[]", "[1]", "1", "\"a\"", "null", "true", "-1.5"}) {
    CAPTURE(text);
    CHECK(jsonRefusal(text) == "the text must be a JSON object");
  }
}

TEST_CASE("bytes that are no UTF-8 are refused", "[json]") {
  for (const std::string bad : {"\x80", "\xC0\xAF", "\xC3", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "\xE2\x82"}) {
    CHECK_THAT(jsonRefusal(compose("{\"a\":\"", bad, "\"}")), containsText("no valid JSON"));
    CHECK_THAT(jsonRefusal(compose("{\"", bad, "\":1}")), containsText("no valid JSON"));
  }
}

TEST_CASE("a name that stands twice is refused wherever it is", "[json]") {
  CHECK(jsonRefusal(R"({"a":1,"b":2,"a":1})") == "the text names 'a' twice");
  CHECK(jsonRefusal(R"({"x":[{"y":{"a":1,"\u0061":2}}]})") == "the text names 'a' twice");
  CHECK_NOTHROW(read(R"({"a":{"a":1},"b":{"a":1}})"));
}

TEST_CASE("an array holds numbers or other things", "[json]") {
  for (const std::string array :
       {"[1,\"x\"]", "[\"x\",1]", "[1,[2]]", "[[1],2]", "[{},1]", "[1,{}]", "[null,1]", "[1,null]"}) {
    CAPTURE(array);
    CHECK_THAT(jsonRefusal(compose("{\"a\":", array, "}")), containsText("mixes numbers and other values in an array"));
  }
  CHECK_NOTHROW(read(R"({"a":[null,"x",{},[],[1]]})"));
}

TEST_CASE("no more is read than the bounds allow", "[json]") {
  CHECK_NOTHROW(read(R"({"a":[[[1]]]})"));
  CHECK(jsonRefusal(R"({"a":[[[[1]]]]})") == "the text nests arrays and objects over 4 deep");
  CHECK(jsonRefusal(R"({"a":[[[{"b":)") == "the text nests arrays and objects over 4 deep");

  const auto many = [](const std::string& one, int count) {
    std::string text = compose("{\"a\":[", one);
    for (int i = 1; i < count; ++i) text += compose(",", one);
    return text + "]}";
  };
  CHECK_NOTHROW(read(many("1", 20)));
  CHECK(jsonRefusal(many("1", 21)) == "the text holds over 20 numbers");
  // The object and the array are two of the values.
  for (const std::string one : {"\"\"", "[]", "{}", "null", "[1]"}) {
    CAPTURE(one);
    CHECK_NOTHROW(read(many(one, 18)));
    CHECK(jsonRefusal(many(one, 19)) == "the text holds over 20 values");
  }
  // Refused where it goes too far, and not at its end, which is no JSON at all.
  CHECK(jsonRefusal(many("1", 1'000'000) + "!") == "the text holds over 20 numbers");
  CHECK(jsonRefusal(std::string(1'000'000, '[')) == "the text must be a JSON object");
  CHECK(jsonRefusal("{\"a\":" + std::string(1'000'000, '[')) == "the text nests arrays and objects over 4 deep");
}

TEST_CASE("text cut off at any length is refused", "[json]") {
  forEveryLength(bytesOf(R"({"a": [1.5, -2e3], "b\u00e9": {"c": [[], [true, null]]}, "d": ""})"), [](const Bytes& cut) {
    CAPTURE(cut.size());
    REQUIRE_THAT(errorOf([&] { readJsonObject(cut, kBounds, "the text"); }), containsText("no valid JSON"));
  });
}

}  // namespace inkling::test
