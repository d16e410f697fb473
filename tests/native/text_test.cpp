#include "text.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace inkling::test {

TEST_CASE("values read in a sentence as people write them", "[text]") {
  CHECK(toText("units") == "units");
  CHECK(toText(std::string("a\0b", 3)) == std::string("a\0b", 3));
  CHECK(toText('x') == "x");
  CHECK(toText(-3) == "-3");
  CHECK(toText(std::uint8_t{65}) == "65");
  CHECK(toText(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(toText(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
}

TEST_CASE("numbers with a point have six digits, and no more than they need", "[text]") {
  CHECK(toText(0.0) == "0");
  CHECK(toText(10.5) == "10.5");
  CHECK(toText(0.1F) == "0.1");
  CHECK(toText(1.0e-5) == "1e-05");
  CHECK(toText(-1234567.0) == "-1.23457e+06");
  CHECK(toText(std::numeric_limits<double>::max()) == "1.79769e+308");
  CHECK(toText(std::numeric_limits<double>::quiet_NaN()) == "nan");
  CHECK(toText(-std::numeric_limits<double>::infinity()) == "-inf");
}

TEST_CASE("join puts the separator between, never at an end", "[text]") {
  CHECK(join(std::vector<std::string>{}, ", ") == "");
  CHECK(join(std::vector<std::string>{"a"}, ", ") == "a");
  CHECK(join(std::vector<std::string_view>{"a", "", "b"}, ", ") == "a, , b");
}

}  // namespace inkling::test
