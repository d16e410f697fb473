// Trains the networks of the table with the core as one compiler with one set of options makes it, and compares.
//   golden           a line for all that agree, one for each that does not; exit status 1 if any does not
//   golden --print   what the table should say: for each network its loss and its hash, a JSON object a line
#include <chrono>
#include <exception>
#include <iomanip>
#include <iostream>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "beginning.hpp"
#include "error.hpp"
#include "sha256.hpp"
#include "table.hpp"
#include "trainer.hpp"
#include "variant.hpp"

namespace inkling::golden {

#if defined(__clang__)
#define INKLING_COMPILER "clang++ " __clang_version__  // which ends with a space
#else
#define INKLING_COMPILER "g++ " __VERSION__ " "
#endif

const char* const kVariant = INKLING_COMPILER INKLING_VARIANT;

#if defined(__AVX2__)
const bool kNeedsAvx2 = true;
#else
const bool kNeedsAvx2 = false;
#endif

#if defined(__FMA__)
const bool kNeedsFma = true;
#else
const bool kNeedsFma = false;
#endif

#if defined(__AVX512F__)
const bool kNeedsAvx512 = true;
#else
const bool kNeedsAvx512 = false;
#endif

namespace {

struct Outcome {
  double loss;
  std::string parameterHash;
};

Outcome train(const Entry& entry) {
  Trainer trainer = makeTrainer(entry);
  StepResult last{};
  for (int step = 0; step < entry.steps; ++step) {
    last = trainer.step();
    if (last.hasDiverged) refuse("the loss is not finite in step ", step + 1);
  }
  return {last.loss, parameterHash(trainer.network().parameters())};
}

std::string numberText(double value) {
  std::ostringstream text;
  text << std::setprecision(17) << value;
  return text.str();
}

void print(const std::vector<Entry>& table) {
  for (const Entry& entry : table) {
    const auto [loss, hash] = train(entry);
    std::cout << R"({"loss":)" << numberText(loss) << R"(,"parameterHash":")" << hash << "\"}\n";
  }
}

/// What is wrong with an entry, or nothing.
std::string complaint(const Entry& entry) try {
  if (!entry.loss || !entry.parameterHash) return "is not in the table yet: npm run golden writes it";
  const auto [loss, hash] = train(entry);
  if (hash != *entry.parameterHash) return "ends with the parameters " + hash + ", not " + *entry.parameterHash;
  if (loss != *entry.loss) return "ends with the loss " + numberText(loss) + ", not " + numberText(*entry.loss);
  return {};
} catch (const Error& error) {
  return std::string("cannot be trained: ") + error.what();
}

/// Whether all agree. The report is written in one go, since several programs may run at the same time.
bool check(const std::vector<Entry>& table) {
  const auto start = std::chrono::steady_clock::now();
  const std::string heading = std::string("golden hashes, ") + kVariant + ": ";
  std::ostringstream report;
  std::size_t agreeing = 0;
  for (const Entry& entry : table) {
    const std::string wrong = complaint(entry);
    if (wrong.empty()) {
      ++agreeing;
    } else {
      report << heading << '\'' << entry.name << "' " << wrong << '\n';
    }
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  report << heading << agreeing << " of " << table.size() << " networks to the bit, " << std::fixed
         << std::setprecision(1) << elapsed.count() << " s\n";
  std::cout << report.str() << std::flush;
  return agreeing == table.size();
}

int run(std::span<char* const> arguments) {
  const std::vector<Entry> table = readTable(INKLING_GOLDEN_TABLE);
  if (arguments.size() == 2 && std::string_view(arguments[1]) == "--print") {
    print(table);
    return 0;
  }
  if (arguments.size() != 1) refuse("the only option is --print, got '", arguments[1], "'");
  return check(table) ? 0 : 1;
}

}  // namespace

}  // namespace inkling::golden

int main(int count, char** arguments) {
  try {
    return inkling::golden::run({arguments, static_cast<std::size_t>(count)});
  } catch (const std::exception& error) {
    std::cerr << "golden hashes, " << inkling::golden::kVariant << ": " << error.what() << '\n';
    return 1;
  }
}
