#include "text.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace inkling::test {

TEST_CASE("join puts the separator between, never at an end", "[text]") {
  CHECK(join(std::vector<std::string>{}, ", ") == "");
  CHECK(join(std::vector<std::string>{"a"}, ", ") == "a");
  CHECK(join(std::vector<std::string_view>{"a", "", "b"}, ", ") == "a, , b");
}

}  // namespace inkling::test
