// The built program, run as a shell runs it.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

using Json = nlohmann::json;

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

inline std::string quoted(const std::string& word) {
  if (word.find('\'') != std::string::npos) throw std::invalid_argument("cannot quote " + word);
  return std::string("'").append(word).append("'");
}

/// Runs `inkling` with these arguments on the bundled digits, after `environment`, such as "NAME=value".
inline Outcome run(const std::vector<std::string>& arguments, const std::string& environment = "") {
  const TemporaryFolder streams;
  std::string command = "INKLING_DATA=";
  command += quoted(INKLING_BUNDLED_DATA) += " ";
  command += environment + " ";
  command += quoted(INKLING_EXECUTABLE);
  for (const std::string& argument : arguments) command.append(" ").append(quoted(argument));
  command.append(" > ").append(quoted((streams / "out").string()));
  command.append(" 2> ").append(quoted((streams / "err").string()));
  const int status = std::system(command.c_str());
  // A program that was ended by a signal has no exit status and must not pass for one that failed as it should.
  if (!WIFEXITED(status)) throw std::runtime_error("ended by a signal: " + command);
  return {WEXITSTATUS(status), textOf(streams / "out"), textOf(streams / "err")};
}

inline std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The rest of the one line that begins with `beginning`.
inline std::string afterOnly(const std::string& text, const std::string& beginning) {
  std::string found;
  for (const std::string& line : linesOf(text)) {
    if (line.rfind(beginning, 0) != 0) continue;
    CHECK(found.empty());
    found = line.substr(beginning.size());
  }
  REQUIRE_FALSE(found.empty());
  return found;
}

inline void checkBadUsage(const std::vector<std::string>& arguments, const std::string& said) {
  const Outcome outcome = run(arguments);
  CAPTURE(said);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, containsText(said));
}

/// Nothing that was asked for is done, so nothing may be on stdout.
inline void checkFailure(const std::vector<std::string>& arguments, const std::string& said) {
  const Outcome outcome = run(arguments);
  CAPTURE(said);
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, containsText("inkling: ") && containsText(said));
  CHECK(linesOf(outcome.err).size() == 1);
}

inline std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

inline const std::vector<std::string> kShortRun = {"train", "--limit", "500", "--pen-digits", "0", "--epochs", "1"};

/// The SHA-256 of the parameters that `train` or `eval` have printed for people.
inline std::string hashIn(const Outcome& outcome) { return afterOnly(outcome.out, "parameters sha256 "); }

}  // namespace inkling::test
