// inkling verify
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "commands.hpp"
#include "error.hpp"
#include "exit_status.hpp"
#include "json.hpp"
#include "numbers.hpp"
#include "result_code.hpp"
#include "text.hpp"

namespace inkling::cli {

namespace {

/// What a run is, in words of the command line: the settings are those that are not the defaults.
std::vector<std::pair<std::string, std::string>> describe(const PointsRun& run) {
  std::vector<std::pair<std::string, std::string>> texts = {
      {"data", std::string(kPointKindNames.at(static_cast<std::size_t>(run.points.kind)))},
      {"points", compose(run.points.count)},
      {"noise", compose(run.points.noise)},
      {"points-seed", compose(run.points.seed)},
      {"share", compose(run.share)},
      {"features", namesOf(run.features)},
      {"steps", compose(run.steps)}};
  for (const SettingInfo& info : settingTable()) {
    std::string value = getSetting(run.settings, info.name);
    if (value != info.defaultValue) texts.emplace_back(info.name, std::move(value));
  }
  return texts;
}

void printJson(const PointsRun& run, const Verification& verification) {
  std::cout << R"({"exercise":)" << inQuotes(run.exercise);
  for (const auto& [name, text] : describe(run)) std::cout << ',' << inQuotes(name) << ':' << inQuotes(text);
  std::cout << R"(,"testAccuracy":)" << jsonNumber(verification.test.accuracy(), 4) << R"(,"testLoss":)"
            << jsonNumber(verification.test.loss(), 6) << R"(,"claimedSha256":)" << inQuotes(run.hash)
            << R"(,"parametersSha256":)" << inQuotes(verification.hash) << R"(,"isVerified":)"
            << (verification.isVerified ? "true" : "false") << "}\n";
}

void print(const PointsRun& run, const Verification& verification) {
  std::cout << "exercise " << run.exercise << '\n';
  for (const auto& [name, text] : describe(run)) std::cout << name << ' ' << text << '\n';
  const Evaluation& test = verification.test;
  std::cout << (test.hasLabels() ? "test accuracy " + fixed(test.accuracy(), 4) : "test loss " + fixed(test.loss(), 4))
            << '\n';
  if (verification.isVerified) {
    std::cout << "verified\n";
  } else {
    std::cout << "does not match: the code says " << run.hash << ", the run comes to "
              << verification.hash.substr(0, kCodeHashDigits) << '\n';
  }
}

}  // namespace

int verify(const VerifyOptions& options) {
  try {
    const PointsRun run = readResultCode(options.code);
    const Verification verification = inkling::verify(run);
    options.isJson ? printJson(run, verification) : print(run, verification);
    return verification.isVerified ? kSuccess : kRunFailed;
  } catch (const Error& error) {
    std::cerr << "inkling: " << error.what() << '\n';
    return kBadUsage;
  }
}

}  // namespace inkling::cli
