// inkling verify, the built program.
#include <string>

#include "catch.hpp"
#include "cli_run.hpp"
#include "digits.hpp"
#include "result_codes.hpp"

namespace inkling::test {

TEST_CASE("verify trains what a result code says and finds the same network", "[cli]") {
  const Outcome outcome = run({"verify", writeResultCode(circleRun())});
  CAPTURE(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK(linesOf(outcome.out).front() == "exercise circle-1");
  CHECK(afterOnly(outcome.out, "data ") == "circle");
  CHECK(afterOnly(outcome.out, "noise ") == "0.1");
  CHECK(afterOnly(outcome.out, "features ") == "x,y,xSquared");
  CHECK(afterOnly(outcome.out, "steps ") == "40");
  CHECK(afterOnly(outcome.out, "activation ") == "tanh,relu");
  CHECK(outcome.out.find("beta1") == std::string::npos);
  CHECK(std::stod(afterOnly(outcome.out, "test accuracy ")) > 0.5);
  CHECK(linesOf(outcome.out).back() == "verified");
}

TEST_CASE("verify says when a run comes to another network", "[cli]") {
  CodedRun other = circleRun();
  other.steps = 39;
  const Outcome outcome = run({"verify", writeResultCode(other)});
  CHECK(outcome.status == 1);
  const std::string said = afterOnly(outcome.out, "does not match: the code says ");
  CHECK(said.substr(0, other.hash.size()) == other.hash);
  CHECK(said.substr(other.hash.size()) == ", the run comes to " + verifyPoints(other).hash.substr(0, 16));
  CHECK(outcome.out.find("verified") == std::string::npos);
}

TEST_CASE("verify trains on the bundled digits where the code says so", "[cli]") {
  const auto [training, test] = split(bundledDigits());
  CodedRun digits;
  digits.saturated = 3;
  digits.exercise = "digits";
  digits.steps = 20;
  setSetting(digits.settings, "hidden", "8");
  digits.hash = verify(digits, training, test).hash.substr(0, kCodeHashDigits);
  const Outcome outcome = run({"verify", writeResultCode(digits)});
  CAPTURE(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(afterOnly(outcome.out, "data ") == "mnist");
  CHECK(afterOnly(outcome.out, "saturated ") == "3");
  CHECK(linesOf(outcome.out).back() == "verified");
}

TEST_CASE("verify answers scripts in JSON", "[cli]") {
  const CodedRun circle = circleRun();
  const Outcome outcome = run({"verify", "--json", writeResultCode(circle)});
  CHECK(outcome.status == 0);
  const Json answer = Json::parse(outcome.out);
  CHECK(answer.at("exercise") == "circle-1");
  CHECK(answer.at("hidden") == "4,3");
  CHECK(answer.at("isVerified") == true);
  CHECK(answer.at("claimedSha256") == circle.hash);
  CHECK(answer.at("parametersSha256").get<std::string>().substr(0, 16) == circle.hash);
  CHECK(answer.at("testAccuracy") > 0.5);
}

TEST_CASE("verify refuses what is no result code as bad usage", "[cli]") {
  checkBadUsage({"verify"}, "code is required");
  checkBadUsage({"verify", "hello"}, "begins with INK1-, got 'hello'");
  checkBadUsage({"verify", "INK1-abc"}, "not complete or has a mistake");
  CodedRun impossible = circleRun();
  taskOf(impossible).points.kind = PointKind::plane;
  setSetting(impossible.settings, "loss", "softmax-cross-entropy");
  checkBadUsage({"verify", writeResultCode(impossible)}, "they need 1 output");
}

}  // namespace inkling::test
