// A small gzipped file that would be a large one.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/files.hpp"
#include "error_of.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

namespace {

/// A gigabyte of zeros in a megabyte: parts of a gzipped file stand for one after the other.
void writeBomb(const TemporaryFolder& folder, const std::filesystem::path& path) {
  constexpr std::size_t kPart = 1U << 24U;
  constexpr int kParts = 64;
  const std::filesystem::path partPath = folder / "part.gz";
  const std::vector<std::uint8_t> zeros(kPart);
  const gzFile part = gzopen(partPath.c_str(), "wb9");
  REQUIRE(part != nullptr);
  CHECK(gzwrite(part, zeros.data(), kPart) == static_cast<int>(kPart));
  REQUIRE(gzclose(part) == Z_OK);
  const std::string zipped = textOf(partPath);
  std::ofstream bomb(path, std::ios::binary);
  for (int i = 0; i < kParts; ++i) bomb << zipped;
  bomb.close();
  REQUIRE(bomb);
}

struct Outcome {
  int status;
  std::string sentence;
  std::int64_t peakBytes;
};

/// What a process of its own says when it reads the file, and the most memory that it had.
Outcome readInChild(const std::filesystem::path& path) {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int status = 1;
    try {
      const std::string sentence = errorOf([&] { cli::readFile(path); });
      if (write(ends[1], sentence.data(), sentence.size()) == static_cast<ssize_t>(sentence.size())) status = 0;
    } catch (...) {
      status = 2;
    }
    _exit(status);
  }
  close(ends[1]);
  Outcome outcome{0, {}, 0};
  std::array<char, 1024> buffer{};
  for (ssize_t count = 0; (count = read(ends[0], buffer.data(), buffer.size())) > 0;) {
    outcome.sentence.append(buffer.data(), static_cast<std::size_t>(count));
  }
  close(ends[0]);
  rusage usage{};
  REQUIRE(wait4(child, &outcome.status, 0, &usage) == child);
  // glibc has it in a union.
  outcome.peakBytes = std::int64_t{usage.ru_maxrss} * 1024;  // NOLINT(cppcoreguidelines-pro-type-union-access)
  return outcome;
}

}  // namespace

TEST_CASE("a gigabyte of zeros in a gzipped megabyte is refused in bounded memory", "[files]") {
  const TemporaryFolder folder;
  const std::filesystem::path path = folder / "bomb.gz";
  writeBomb(folder, path);
  CHECK(std::filesystem::file_size(path) < 1'200'000);
  const Outcome outcome = readInChild(path);
  CHECK(outcome.status == 0);
  CHECK(outcome.sentence == path.string() + " is longer than 160000000 bytes");
  // A vector that grows has what it had beside it, and the address sanitizer keeps what was freed for a while.
  CHECK(outcome.peakBytes < 700'000'000);
}

}  // namespace inkling::test
