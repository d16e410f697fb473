#include "error.hpp"

#include <stdexcept>

#include "catch.hpp"
#include "error_of.hpp"

namespace inkling::test {

TEST_CASE("a refusal is an Error with all its parts in one sentence", "[error]") {
  CHECK(errorOf([] { refuse("units must be ", 1, " to ", 10.5, ", got ", -3); }) == "units must be 1 to 10.5, got -3");
}

TEST_CASE("an Error can be caught as any exception can", "[error]") {
  CHECK_THROWS_AS(refuse("no"), std::runtime_error);
  CHECK_THROWS_WITH(refuse("no"), "no");
}

}  // namespace inkling::test
