#include "cli/data_source.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "idx_files.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

namespace {

std::string refusal(const TemporaryFolder& folder) {
  return errorOf([&] { cli::loadData(folder.path().string()); });
}

}  // namespace

TEST_CASE("a folder of training files is split", "[data_source]") {
  const TemporaryFolder folder;
  writeIdxFiles(folder, "train", 50);
  const cli::DataParts data = cli::loadData(folder.path().string());
  CHECK(data.training.size() == 40);
  CHECK(data.test.size() == 10);
}

TEST_CASE("with test files the test is on all of these", "[data_source]") {
  const TemporaryFolder folder;
  writeIdxFiles(folder, "train", 50);
  writeIdxFiles(folder, "t10k", 7);
  const cli::DataParts data = cli::loadData(folder.path().string());
  CHECK(data.training.size() == 40);
  REQUIRE(data.test.size() == 7);
  for (int i = 0; i < 7; ++i) CHECK(data.test.label(i) == i);
}

TEST_CASE("a folder whose files are missing or unfit is refused by name", "[data_source]") {
  CHECK_THAT(errorOf([] { cli::loadData("no/such/folder"); }),
             containsText("mnist, xor, circle,") &&
                 containsText("moons, plane, gauss-surface, xor-table or a folder") &&
                 containsText("got 'no/such/folder'"));
  const TemporaryFolder folder;
  CHECK_THAT(refusal(folder), containsText(folder.path().string()) && containsText("train-images-idx3-ubyte"));

  writeIdxFiles(folder, "train", 50);
  writeIdxFiles(folder, "t10k", 7);
  std::filesystem::remove(folder / "t10k-labels-idx1-ubyte");
  CHECK_THAT(refusal(folder), containsText("lacks t10k-labels-idx1-ubyte"));

  std::filesystem::copy_file(folder / "t10k-images-idx3-ubyte", folder / "t10k-labels-idx1-ubyte");
  CHECK_THAT(refusal(folder),
             containsText((folder / "t10k-labels-idx1-ubyte").string()) && containsText("2049, got 2051"));

  std::filesystem::remove(folder / "t10k-labels-idx1-ubyte");
  std::filesystem::copy_file(folder / "train-labels-idx1-ubyte", folder / "t10k-labels-idx1-ubyte");
  CHECK_THAT(refusal(folder), containsText("5488 pixels for 50 labels"));
}

}  // namespace inkling::test
