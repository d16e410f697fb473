#include "text.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace inkling::test {

TEST_CASE("values read in a sentence as people write them", "[text]") {
  CHECK(compose("units") == "units");
  CHECK(compose(std::string("a\0b", 3)) == std::string("a\0b", 3));
  CHECK(compose('x') == "x");
  CHECK(compose(-3) == "-3");
  CHECK(compose(std::uint8_t{65}) == "65");
  CHECK(compose(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(compose(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
}

TEST_CASE("numbers with a point have six digits, and no more than they need", "[text]") {
  CHECK(compose(0.0) == "0");
  CHECK(compose(10.5) == "10.5");
  CHECK(compose(0.1F) == "0.1");
  CHECK(compose(1.0e-5) == "1e-05");
  CHECK(compose(-1234567.0) == "-1.23457e+06");
  CHECK(compose(std::numeric_limits<double>::max()) == "1.79769e+308");
  CHECK(compose(std::numeric_limits<double>::quiet_NaN()) == "nan");
  CHECK(compose(-std::numeric_limits<double>::infinity()) == "-inf");
}

TEST_CASE("join puts the separator between, never at an end", "[text]") {
  CHECK(join(std::vector<std::string>{}, ", ").empty());
  CHECK(join(std::vector<std::string>{"a"}, ", ") == "a");
  CHECK(join(std::vector<std::string_view>{"a", "", "b"}, ", ") == "a, , b");
}

TEST_CASE("a text comes apart at every separator", "[text]") {
  using Texts = std::vector<std::string_view>;
  CHECK(separated("", ',') == Texts{""});
  CHECK(separated("a", ',') == Texts{"a"});
  CHECK(separated("a,b", ',') == Texts{"a", "b"});
  CHECK(separated(",a,,", ',') == Texts{"", "a", "", ""});
  CHECK(separated("a,b;c", ';') == Texts{"a,b", "c"});
}

TEST_CASE("spaces at the ends of a text are trimmed", "[text]") {
  CHECK(trimmed("  a b ") == "a b");
  CHECK(trimmed("a") == "a");
  CHECK(trimmed("   ").empty());
  CHECK(trimmed("").empty());
}

}  // namespace inkling::test
