#include "result_code.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base64.hpp"
#include "catch.hpp"
#include "error_of.hpp"
#include "not_finite.hpp"
#include "result_codes.hpp"
#include "saturate.hpp"
#include "text.hpp"

namespace inkling::test {

namespace {

// As tests/wasm/result-code.test.js has it.
constexpr std::string_view kCircleCode =
    "INK1-ZXhlcmNpc2U9Y2lyY2xlLTE7ZGF0YT1jaXJjbGU7cG9pbnRzPTEwMDtub2lzZT0wLjE7cG9pbnRzLXNlZWQ9MztzaGFyZT0wLjY7ZmVhd"
    "HVyZXM9eCx5LHhTcXVhcmVkO3N0ZXBzPTQwO2hhc2g9Yzk2ZTNhODVmNmVhOGJhMDtoaWRkZW49NCwzO2FjdGl2YXRpb249dGFuaCxyZWx1O2x"
    "vc3M9YmluYXJ5LWNyb3NzLWVudHJvcHk7bHI9MC4wMztzY2hlZHVsZT1jb25zdGFudDtiYXRjaD0xMDtjaGVjaz0yZWM1MDgwNw";

constexpr std::size_t kPrefixLength = 5;

/// The text of a code without its checksum.
std::string textOfCode(const std::string& code) {
  const std::string text = fromBase64(code.substr(kPrefixLength)).value();
  return text.substr(0, text.rfind(";check="));
}

/// A code with this text and a checksum that is right.
std::string codeOf(const std::string& text) {
  const auto digest = sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  return "INK1-" + toBase64(text + ";check=" + hexadecimal(digest).substr(0, 8));
}

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  const auto at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

}  // namespace

TEST_CASE("a result code holds the run and what differs from the defaults", "[result_code]") {
  const std::string code = writeResultCode(circleRun());
  CHECK(code == kCircleCode);
  CHECK(textOfCode(code) ==
        "exercise=circle-1;data=circle;points=100;noise=0.1;points-seed=3;share=0.6;features=x,y,xSquared;steps=40;"
        "hash=" +
            circleRun().hash +
            ";hidden=4,3;activation=tanh,relu;loss=binary-cross-entropy;lr=0.03;schedule=constant;batch=10");
}

TEST_CASE("a run comes back from its code", "[result_code]") {
  const CodedRun run = circleRun();
  const CodedRun read = readResultCode(" " + writeResultCode(run) + "  ");
  CHECK(read.exercise == "circle-1");
  const auto& task = read.points.value();
  CHECK(task.points.kind == PointKind::circle);
  CHECK(task.points.count == 100);
  CHECK(task.points.noise == 0.1F);
  CHECK(task.points.seed == 3);
  CHECK(task.share == 0.6F);
  CHECK(task.features == run.points.value().features);
  CHECK(read.steps == 40);
  CHECK(read.hash == run.hash);
  for (const SettingInfo& info : settingTable()) {
    CHECK(getSetting(read.settings, info.name) == getSetting(run.settings, info.name));
  }
}

TEST_CASE("a run is verified by training again", "[result_code]") {
  const CodedRun run = readResultCode(writeResultCode(circleRun()));
  const Verification verification = verifyPoints(run);
  CHECK(verification.isVerified);
  CHECK(verification.hash.substr(0, 16) == run.hash);
  CHECK(verification.hash.size() == 64);
  CHECK(verification.test.count() == 40);
  CHECK(verification.test.accuracy() > 0.5);
}

TEST_CASE("whatever of a run is changed, it does not verify", "[result_code]") {
  const std::string text = textOfCode(writeResultCode(circleRun()));
  for (const auto& [old, by] : std::vector<std::pair<std::string, std::string>>{{"steps=40", "steps=41"},
                                                                                {"points=100", "points=101"},
                                                                                {"noise=0.1", "noise=0.2"},
                                                                                {"points-seed=3", "points-seed=4"},
                                                                                {"share=0.6", "share=0.7"},
                                                                                {"xSquared", "ySquared"},
                                                                                {"hidden=4,3", "hidden=4,4"},
                                                                                {"tanh,relu", "tanh"},
                                                                                {"lr=0.03", "lr=0.031"},
                                                                                {"batch=10", "batch=11"},
                                                                                {"batch=10", "batch=10;seed=8"}}) {
    CAPTURE(by);
    CHECK_FALSE(verifyPoints(readResultCode(codeOf(replaced(text, old, by)))).isVerified);
  }
}

TEST_CASE("runs with values and with softmax are verified, too", "[result_code]") {
  for (const auto& [kind, loss] :
       {std::pair{PointKind::plane, "mean-squared-error"}, std::pair{PointKind::spiral, "softmax-cross-entropy"}}) {
    CodedRun run = circleRun();
    taskOf(run).points.kind = kind;
    setSetting(run.settings, "loss", loss);
    run.steps = 7;
    run.hash = verifyPoints(run).hash.substr(0, kCodeHashDigits);
    CHECK(verifyPoints(readResultCode(writeResultCode(run))).isVerified);
  }
}

TEST_CASE("runs on the digits are verified, from a saturated start, too", "[result_code]") {
  std::mt19937 generator(3);
  std::vector<std::uint8_t> pixels(std::size_t{40} * kImagePixels);
  std::vector<std::uint8_t> labels(40);
  for (auto& pixel : pixels) pixel = static_cast<std::uint8_t>(generator() % 256);
  for (auto& label : labels) label = static_cast<std::uint8_t>(generator() % kDigits);
  const auto [training, test] = split(Dataset::ofDigits(pixels, labels));

  CodedRun run;
  run.exercise = "recover";
  run.steps = 3;
  setSetting(run.settings, "hidden", "6");
  setSetting(run.settings, "batch", "8");
  std::vector<std::string> hashes;
  for (const std::optional<int> saturated : {std::optional<int>(), std::optional(0), std::optional(9)}) {
    run.saturated = saturated;
    Trainer trainer = makeTrainer(run.settings, training);
    if (saturated) saturate(trainer, *saturated);
    for (int step = 0; step < 3; ++step) trainer.step();
    hashes.push_back(parameterHash(trainer.network().parameters()));
    run.hash = hashes.back().substr(0, kCodeHashDigits);
    const std::string code = writeResultCode(run);
    CHECK(textOfCode(code) == "exercise=recover;data=mnist" +
                                  (saturated ? ";saturated=" + std::to_string(*saturated) : std::string()) +
                                  ";steps=3;hash=" + run.hash + ";hidden=6;batch=8");
    const CodedRun read = readResultCode(code);
    CHECK(read.saturated == saturated);
    const Verification verification = verify(read, training, test);
    CHECK(verification.isVerified);
    CHECK(verification.hash == hashes.back());
    CHECK(verification.test.count() == test.size());
  }
  CHECK(hashes[0] != hashes[1]);
  CHECK(hashes[1] != hashes[2]);

  const std::string text = textOfCode(writeResultCode(run));
  const auto refusal = [&](const std::string& old, const std::string& by) {
    return errorOf([&] { readResultCode(codeOf(replaced(text, old, by))); });
  };
  CHECK_THAT(refusal("saturated=9", "saturated=10"), containsText("saturated") && containsText("up to 9"));
  CHECK_THAT(refusal("steps=3", "steps=3;noise=0.1"), containsText("no setting 'noise'"));
  CHECK_THAT(refusal("data=mnist", "noise=0.1;data=mnist"), containsText("no setting 'noise'"));
  CHECK_THAT(refusal("data=mnist", "data=circle"), containsText("no setting 'saturated'"));
}

TEST_CASE("a saturated network is sure of one output, whatever it sees", "[saturate]") {
  Trainer trainer = makeTrainer(circleRun().settings, makePoints({PointKind::circle, 40}, 1));
  saturate(trainer, 0);
  CHECK(trainer.network().parameters().back() == kSaturatedLogit);
  CHECK_THAT(errorOf([&] { saturate(trainer, 1); }), containsText("0 to 0, got 1"));
  CHECK_THAT(errorOf([&] { saturate(trainer, -1); }), containsText("got -1"));
}

TEST_CASE("a run that diverges ends there", "[result_code]") {
  CodedRun run = circleRun();
  taskOf(run).points.kind = PointKind::plane;
  for (const auto& [name, text] :
       {std::pair{"loss", "mean-squared-error"}, std::pair{"output", "linear"}, std::pair{"activation", "linear"},
        std::pair{"optimizer", "sgd"}, std::pair{"lr", "10"}}) {
    setSetting(run.settings, name, text);
  }
  run.steps = kMaximumCodeSteps;
  CHECK_FALSE(verifyPoints(run).isVerified);
}

TEST_CASE("what is no result code is refused in a sentence", "[result_code]") {
  const std::string code = writeResultCode(circleRun());
  const auto refusal = [](const std::string& bad) { return errorOf([&] { readResultCode(bad); }); };
  for (const std::string bad : {"", "INK", "INK2-abc", "ink1-", "hello"}) {
    CHECK(refusal(bad) == "a result code begins with INK1-, got '" + bad + "'");
  }
  for (const std::string& bad : {std::string("INK1-"), code.substr(0, code.size() - 1), code + "A", code + code,
                                 "INK1-" + std::string(10'000, 'A'), codeOf("a") + "="}) {
    CHECK_THAT(refusal(bad), containsText("not complete or has a mistake"));
  }
}

TEST_CASE("fields of a result code that are not right are refused by name", "[result_code]") {
  const std::string text = textOfCode(writeResultCode(circleRun()));
  const auto refusal = [&](const std::string& old, const std::string& by) {
    return errorOf([&] { readResultCode(codeOf(replaced(text, old, by))); });
  };
  CHECK_THAT(refusal("steps=40", "steps=10000001"), containsText("steps") && containsText("up to 10000000"));
  CHECK_THAT(refusal("steps=40", "steps=1.5"), containsText("got '1.5'"));
  CHECK_THAT(refusal(";steps=40", ""), containsText("lacks 'steps'"));
  CHECK_THAT(refusal("steps=40", "steps"), containsText("no value: 'steps'"));
  CHECK_THAT(refusal("steps=40", "steps=40;steps=40"), containsText("twice"));
  CHECK_THAT(refusal("data=circle", "data=own"), containsText("got 'own'"));
  CHECK_THAT(refusal("points=100", "points=1"), containsText("2 to 100000, got 1"));
  CHECK_THAT(refusal("points=100", "points=1e6"), containsText("up to 100000"));
  CHECK_THAT(refusal("noise=0.1", "noise=0.6"), containsText("0 to 0.5, got 0.6"));
  CHECK_THAT(refusal("noise=0.1", "noise=x"), containsText("got nan"));
  CHECK_THAT(refusal("share=0.6", "share=1"), containsText("over 0 and under 1, got '1'"));
  CHECK_THAT(refusal("features=x,", "features=y,"), containsText("each once"));
  CHECK_THAT(refusal("hash=", "hash=x"), containsText("16 hexadecimal digits"));
  CHECK_THAT(refusal("hidden=4,3", "hidden=4,0"), containsText("hidden must be"));
  CHECK_THAT(refusal("hidden=4,3", "depth=2"), containsText("no setting 'depth'"));
  CHECK_THAT(refusal("circle-1", std::string(101, 'x')), containsText("exercise"));
}

TEST_CASE("no code is written that could not be read", "[result_code]") {
  const auto refusal = [](const auto& change) {
    CodedRun run = circleRun();
    change(run);
    return errorOf([&] { writeResultCode(run); });
  };
  CHECK_THAT(refusal([](CodedRun& run) { run.exercise = "a;steps=1"; }), containsText("without ; and ="));
  CHECK_THAT(refusal([](CodedRun& run) { run.exercise = "한글"; }), containsText("printable"));
  CHECK_THAT(refusal([](CodedRun& run) { run.hash = "abc"; }), containsText("16 hexadecimal digits"));
  CHECK_THAT(refusal([](CodedRun& run) { taskOf(run).features = {}; }), containsText("features"));
  CHECK_THAT(refusal([](CodedRun& run) { taskOf(run).points.noise = kNaN; }), containsText("noise"));
  CHECK_THAT(refusal([](CodedRun& run) { taskOf(run).share = 0.0F; }), containsText("share"));
  CHECK_THAT(refusal([](CodedRun& run) { run.steps = kMaximumCodeSteps + 1; }), containsText("steps"));
}

TEST_CASE("codes with slips of the pen are refused", "[result_code]") {
  const std::string code = writeResultCode(circleRun());
  std::mt19937 generator(5);
  for (int trial = 0; trial < 2000; ++trial) {
    std::string bad = code;
    for (auto slips = generator() % 3 + 1; slips > 0; --slips) {
      const std::size_t at = generator() % bad.size();
      const char other = static_cast<char>(generator() % 128);
      if (generator() % 3 == 0) {
        bad.erase(at, 1);
      } else if (generator() % 2 == 0) {
        bad.insert(at, 1, other);
      } else {
        bad[at] = other;
      }
    }
    if (trimmed(bad) == code) continue;
    CAPTURE(bad);
    CHECK_FALSE(errorOf([&] { readResultCode(bad); }).empty());
  }
}

TEST_CASE("texts that are changed at random, with a checksum that is right, crash nothing", "[result_code]") {
  constexpr std::string_view kCharacters = "0123456789.,;=-exyabc\x01\x80";
  const std::string text = textOfCode(writeResultCode(circleRun()));
  std::mt19937 generator(7);
  int read = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    std::string changed = text;
    changed[generator() % changed.size()] = kCharacters[generator() % kCharacters.size()];
    CodedRun run;
    try {
      run = readResultCode(codeOf(changed));
      ++read;
      CHECK(textOfCode(writeResultCode(run)).size() <= changed.size() + 8);
      if (run.steps > 50) continue;  // not to wait for
      const bool isOtherName = changed.find(text.substr(text.find(";data"))) != std::string::npos;
      if (changed != text && !isOtherName && verifyPoints(run).isVerified) {
        // Another way to write the same number, such as 0.10.
        CHECK(writeResultCode(run) == writeResultCode(circleRun()));
      }
    } catch (const Error& error) {
      CHECK_FALSE(std::string(error.what()).empty());
    }
  }
  CHECK(read > 100);
}

}  // namespace inkling::test
