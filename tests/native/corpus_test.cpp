// The files that the fuzzers begin with (tests/fuzz/corpus), whole and cut off at every length.
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>

#include "catch.hpp"
#include "error.hpp"
#include "idx.hpp"
#include "model_file.hpp"
#include "models.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

namespace {

using Reader = std::function<void(const Bytes&)>;

/// The sentence with which a file is refused, if it is. Any other exception leaves, and so fails the test.
std::optional<std::string> refusalOf(const Reader& read, const Bytes& file) {
  try {
    read(file);
    return std::nullopt;
  } catch (const Error& error) {
    return error.what();
  }
}

bool isOneLine(const std::string& sentence) {
  return !sentence.empty() && sentence.find_first_of("\r\n") == std::string::npos;
}

void checkCorpus(const std::string& reader, const Reader& read) {
  int good = 0;
  int refused = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(INKLING_FUZZ_CORPUS) / reader)) {
    const std::string name = entry.path().filename().string();
    const Bytes file = bytesOf(textOf(entry.path()));
    const auto refusal = refusalOf(read, file);
    const bool isToBeRefused = name.starts_with("refused-");
    ++(isToBeRefused ? refused : good);
    INFO(reader << '/' << name << ": " << refusal.value_or("read"));
    CHECK(refusal.has_value() == isToBeRefused);
    CHECK(isOneLine(refusal.value_or("read")));
    forEveryLength(file, [&](const Bytes& cut) {
      const auto sentence = refusalOf(read, cut);
      if (!isOneLine(sentence.value_or("read"))) FAIL_CHECK("cut off at " << cut.size() << ": " << *sentence);
    });
  }
  CHECK(good > 0);
  CHECK(refused > 5);
}

}  // namespace

TEST_CASE("files of images in the corpus are read or refused with a sentence, also cut off", "[corpus]") {
  checkCorpus("idx-images", [](const Bytes& file) { readIdxImages(file); });
}

TEST_CASE("files of labels in the corpus are read or refused with a sentence, also cut off", "[corpus]") {
  checkCorpus("idx-labels", [](const Bytes& file) { readIdxLabels(file); });
}

TEST_CASE("safetensors in the corpus are read or refused with a sentence, also cut off", "[corpus]") {
  checkCorpus("safetensors", [](const Bytes& file) { readSafetensors(file); });
  checkCorpus("safetensors", [](const Bytes& file) { readModel(file); });
}

TEST_CASE("models as JSON in the corpus are read or refused with a sentence, also cut off", "[corpus]") {
  checkCorpus("json", [](const Bytes& file) { readModelJson(file); });
  checkCorpus("json", [](const Bytes& file) { readModel(file); });
}

}  // namespace inkling::test
