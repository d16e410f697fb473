// The table of golden hashes, as far as it can be looked at in moments. Whether the networks come out as it says is
// checked by programs of their own, compiled in several ways (tests/golden), and here they begin under the sanitizers.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "../golden/beginning.hpp"
#include "../golden/table.hpp"
#include "catch.hpp"

namespace inkling::test {

TEST_CASE("the golden table names each network once, with its steps, loss and hash", "[golden]") {
  std::set<std::string> names;
  for (const golden::Entry& entry : golden::readTable(INKLING_GOLDEN_TABLE)) {
    CAPTURE(entry.name);
    CHECK(names.insert(entry.name).second);
    CHECK(entry.steps > 0);
    CHECK(entry.loss);
    REQUIRE(entry.parameterHash);
    CHECK(entry.parameterHash->size() == 64);
  }
  CHECK(names.size() >= 5);
}

TEST_CASE("every network of the golden table can be trained", "[golden]") {
  for (const golden::Entry& entry : golden::readTable(INKLING_GOLDEN_TABLE)) {
    CAPTURE(entry.name);
    Trainer trainer = golden::makeTrainer(entry);
    const auto before = trainer.network().parameters();
    const std::vector<float> initial(before.begin(), before.end());
    for (int step = 0; step < 3; ++step) CHECK_FALSE(trainer.step().hasDiverged);
    const auto after = trainer.network().parameters();
    CHECK_FALSE(std::equal(initial.begin(), initial.end(), after.begin(), after.end()));
  }
}

}  // namespace inkling::test
