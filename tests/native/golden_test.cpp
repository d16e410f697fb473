// Networks named by their settings: tests/golden/digits.json holds the hashes of their parameters, which are the same
// with every compiler and in every browser. Settings that a case does not name are the defaults. A hash that must
// change (the failing test prints the new one) means that every seed named in a course now names another network.
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "digits.hpp"
#include "settings.hpp"
#include "sha256.hpp"
#include "trainer.hpp"

namespace inkling::test {

namespace {

nlohmann::json goldenCases() {
  std::ifstream file(INKLING_GOLDEN_FILE);
  return nlohmann::json::parse(file);
}

}  // namespace

TEST_CASE("training on the bundled digits gives the golden parameters, to the bit", "[golden]") {
  const nlohmann::json cases = goldenCases();
  REQUIRE(cases.size() >= 4);
  const Dataset training = split(bundledDigits()).first;
  for (const nlohmann::json& golden : cases) {
    CAPTURE(golden["name"].get<std::string>());
    Settings settings;
    for (const auto& [name, text] : golden["settings"].items()) setSetting(settings, name, text.get<std::string>());
    Trainer trainer = makeTrainer(settings, training);
    const auto steps = golden["steps"].get<int>();
    for (int step = 0; step < steps; ++step) REQUIRE_FALSE(trainer.step().hasDiverged);
    CHECK(parameterHash(trainer.network().parameters()) == golden["parameterHash"].get<std::string>());
  }
}

}  // namespace inkling::test
