#include "base64.hpp"

#include <optional>
#include <random>
#include <string>

#include "catch.hpp"

namespace inkling::test {

TEST_CASE("base64 is that of RFC 4648, without padding", "[base64]") {
  CHECK(toBase64("").empty());
  CHECK(toBase64("f") == "Zg");
  CHECK(toBase64("fo") == "Zm8");
  CHECK(toBase64("foo") == "Zm9v");
  CHECK(toBase64("foob") == "Zm9vYg");
  CHECK(toBase64("fooba") == "Zm9vYmE");
  CHECK(toBase64("foobar") == "Zm9vYmFy");
  CHECK(toBase64("\xFB\xFF\xBF") == "-_-_");
}

TEST_CASE("any bytes come back from base64", "[base64]") {
  std::mt19937 generator(1);
  for (std::size_t size = 0; size < 100; ++size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(generator() & 255U);
    CHECK(fromBase64(toBase64(bytes)) == bytes);
  }
}

TEST_CASE("what base64 does not write is not read", "[base64]") {
  for (const std::string text : {"Z", "Zm9vY", "Zg==", "Zh", "Zm9", "Zm+v", "Zm/v", "Zm v", "Zm\n9v", "Zm9v\xC3\xA9"}) {
    CAPTURE(text);
    CHECK_FALSE(fromBase64(text).has_value());
  }
}

}  // namespace inkling::test
