// inkling verify
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands.hpp"
#include "data_source.hpp"
#include "error.hpp"
#include "exit_status.hpp"
#include "json.hpp"
#include "numbers.hpp"
#include "result_code.hpp"
#include "text.hpp"

namespace inkling::cli {

namespace {

/// What the run is: the fields of a code but for the hash.
std::vector<std::pair<std::string, std::string>> describe(const CodedRun& run) {
  std::vector<std::pair<std::string, std::string>> texts;
  const std::string fields = fieldsOf(run);
  for (const std::string_view field : separated(fields, ';')) {
    const auto end = field.find('=');
    const std::string name(field.substr(0, end));
    if (name != "hash") texts.emplace_back(name, field.substr(end + 1));
  }
  return texts;
}

std::pair<Dataset, Dataset> dataOf(const CodedRun& run) {
  if (run.points) return makeParts(*run.points, run.settings.training.loss);
  DataParts parts = loadData(kBundledDigits);
  return {std::move(parts.training), std::move(parts.test)};
}

void printJson(const CodedRun& run, const Verification& verification) {
  std::cout << '{';
  for (const auto& [name, text] : describe(run)) std::cout << inQuotes(name) << ':' << inQuotes(text) << ',';
  std::cout << R"("testAccuracy":)" << jsonNumber(verification.test.accuracy(), 4) << R"(,"testLoss":)"
            << jsonNumber(verification.test.loss(), 6) << R"(,"claimedSha256":)" << inQuotes(run.hash)
            << R"(,"parametersSha256":)" << inQuotes(verification.hash) << R"(,"isVerified":)"
            << (verification.isVerified ? "true" : "false") << "}\n";
}

void print(const CodedRun& run, const Verification& verification) {
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
    const CodedRun run = readResultCode(options.code);
    auto [training, test] = dataOf(run);
    const Verification verification = inkling::verify(run, std::move(training), test);
    options.isJson ? printJson(run, verification) : print(run, verification);
    return verification.isVerified ? kSuccess : kRunFailed;
  } catch (const Error& error) {
    std::cerr << "inkling: " << error.what() << '\n';
    return kBadUsage;
  }
}

}  // namespace inkling::cli
