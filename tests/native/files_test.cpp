#include "cli/files.hpp"

#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

namespace {

using Bytes = std::vector<std::uint8_t>;

/// Zeros and counters, over the size that is read at a time.
Bytes someBytes() {
  Bytes bytes(2'500'000);
  for (std::size_t i = 0; i < bytes.size(); i += 3) bytes[i] = static_cast<std::uint8_t>(i * i % 253);
  return bytes;
}

void writeGzipped(const std::filesystem::path& path, const Bytes& bytes) {
  const gzFile file = gzopen(path.c_str(), "wb");
  REQUIRE(file != nullptr);
  CHECK(gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size())) == static_cast<int>(bytes.size()));
  CHECK(gzclose(file) == Z_OK);
}

std::string fileRefusal(const std::filesystem::path& path) {
  return errorOf([&] { cli::readFile(path); });
}

}  // namespace

TEST_CASE("a file is read whole, gzipped or not", "[files]") {
  const TemporaryFolder folder;
  const Bytes bytes = someBytes();
  writeBytes(folder / "plain", bytes);
  writeGzipped(folder / "zipped", bytes);
  REQUIRE(std::filesystem::file_size(folder / "zipped") < bytes.size());
  CHECK(cli::readFile(folder / "plain") == bytes);
  CHECK(cli::readFile(folder / "zipped") == bytes);
}

TEST_CASE("an empty file has no bytes", "[files]") {
  const TemporaryFolder folder;
  writeBytes(folder / "empty", Bytes{});
  CHECK(cli::readFile(folder / "empty").empty());
}

TEST_CASE("a file that is missing or a folder is refused by name", "[files]") {
  const TemporaryFolder folder;
  CHECK_THAT(fileRefusal(folder / "missing"),
             containsText((folder / "missing").string()) && containsText("No such file"));
  std::filesystem::create_directory(folder / "folder");
  CHECK_THAT(fileRefusal(folder / "folder"), containsText((folder / "folder").string()) && containsText("is a folder"));
}

TEST_CASE("a gzipped file that is damaged is refused", "[files]") {
  const TemporaryFolder folder;
  const Bytes bytes = someBytes();
  writeGzipped(folder / "zipped", bytes);
  const std::string zipped = textOf(folder / "zipped");

  for (const std::size_t length : {std::size_t{3}, std::size_t{11}, zipped.size() / 2, zipped.size() - 1}) {
    CAPTURE(length);
    writeBytes(folder / "cut", zipped.substr(0, length));
    CHECK_THAT(fileRefusal(folder / "cut"), containsText("cut") && containsText("damaged"));
  }
  std::string flipped = zipped;
  flipped[zipped.size() - 6] = static_cast<char>(flipped[zipped.size() - 6] ^ 1);  // in the checksum
  writeBytes(folder / "flipped", flipped);
  CHECK_THAT(fileRefusal(folder / "flipped"), containsText("flipped") && containsText("damaged"));
}

TEST_CASE("a file is written and nothing is left beside it", "[files]") {
  const TemporaryFolder folder;
  cli::writeFile(folder / "model", std::string("first\0zero", 10));
  CHECK(textOf(folder / "model") == std::string("first\0zero", 10));
  cli::writeFile(folder / "model", "second");
  CHECK(textOf(folder / "model") == "second");
  std::filesystem::remove(folder / "model");
  CHECK(folder.isEmpty());
}

TEST_CASE("a place that cannot be written to is refused and left as it was", "[files]") {
  const TemporaryFolder folder;
  const std::filesystem::path missing = folder / "missing/model";
  CHECK_THAT(errorOf([&] { cli::checkWritable(missing, 100); }),
             containsText(missing.string()) && containsText("No such file"));
  CHECK_THAT(errorOf([&] { cli::writeFile(missing, "x"); }), containsText(missing.string()));
  std::filesystem::create_directory(folder / "taken");
  CHECK_THAT(errorOf([&] { cli::checkWritable(folder / "taken", 100); }), containsText("it is a folder"));
  CHECK_THAT(errorOf([&] { cli::writeFile(folder / "taken", "x"); }), containsText("cannot write"));
  std::filesystem::remove(folder / "taken");
  CHECK(folder.isEmpty());
}

TEST_CASE("asking whether a file can be written changes nothing", "[files]") {
  const TemporaryFolder folder;
  CHECK_NOTHROW(cli::checkWritable(folder / "model", 100));
  CHECK(folder.isEmpty());
  writeBytes(folder / "model", std::string("kept"));
  CHECK_NOTHROW(cli::checkWritable(folder / "model", 100));
  CHECK(textOf(folder / "model") == "kept");
}

}  // namespace inkling::test
