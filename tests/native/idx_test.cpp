#include "idx.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "catch.hpp"
#include "dataset.hpp"
#include "error_of.hpp"

namespace inkling::test {

namespace {

using Bytes = std::vector<std::uint8_t>;

void append(Bytes& bytes, std::uint32_t number) {
  for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

Bytes header(std::initializer_list<std::uint32_t> numbers) {
  Bytes bytes;
  for (const std::uint32_t number : numbers) append(bytes, number);
  return bytes;
}

/// Two images; their pixels count up.
Bytes goodImages() {
  Bytes bytes = header({0x803, 2, 28, 28});
  for (int i = 0; i < 2 * kImagePixels; ++i) bytes.push_back(static_cast<std::uint8_t>(i % 251));
  return bytes;
}

Bytes goodLabels() {
  Bytes bytes = header({0x801, 3});
  bytes.insert(bytes.end(), {7, 0, 9});
  return bytes;
}

std::string imagesRefusal(const Bytes& bytes) {
  return errorOf([&] { readIdxImages(bytes); });
}

std::string labelsRefusal(const Bytes& bytes) {
  return errorOf([&] { readIdxLabels(bytes); });
}

}  // namespace

TEST_CASE("a good file of images gives its pixels", "[idx]") {
  const Bytes pixels = readIdxImages(goodImages());
  REQUIRE(pixels.size() == 2 * kImagePixels);
  bool isEqual = true;
  for (std::size_t i = 0; i < pixels.size(); ++i) isEqual = isEqual && pixels[i] == i % 251;
  CHECK(isEqual);
}

TEST_CASE("a good file of labels gives its labels", "[idx]") { CHECK(readIdxLabels(goodLabels()) == Bytes{7, 0, 9}); }

TEST_CASE("a file cut off at any length is refused", "[idx]") {
  const Bytes images = goodImages();
  const Bytes labels = goodLabels();
  // In a buffer of exactly that length, so that the address sanitizer sees a read beyond it.
  const auto cut = [](const Bytes& bytes, std::size_t length) {
    return Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
  };
  for (std::size_t length = 0; length < images.size(); ++length) {
    const std::string message = imagesRefusal(cut(images, length));
    if (message.find("got " + std::to_string(length)) == std::string::npos) FAIL(length << ": " << message);
  }
  for (std::size_t length = 0; length < labels.size(); ++length) {
    const std::string message = labelsRefusal(cut(labels, length));
    if (message.find("got " + std::to_string(length)) == std::string::npos) FAIL(length << ": " << message);
  }
  CHECK_THAT(imagesRefusal(cut(images, images.size() - 1)), containsText("1584 bytes") && containsText("cut off"));
  CHECK_THAT(labelsRefusal(cut(labels, 9)), containsText("11 bytes") && containsText("cut off"));
}

TEST_CASE("a file that is too long is refused", "[idx]") {
  Bytes images = goodImages();
  images.push_back(0);
  CHECK_THAT(imagesRefusal(images), containsText("too long") && containsText("1585"));
  Bytes labels = goodLabels();
  labels.push_back(0);
  CHECK_THAT(labelsRefusal(labels), containsText("too long") && containsText("12"));
}

TEST_CASE("a file of another kind is refused", "[idx]") {
  CHECK_THAT(imagesRefusal(header({0x801, 2, 28, 28})), containsText("number 2051, got 2049"));
  CHECK_THAT(labelsRefusal(goodImages()), containsText("number 2049, got 2051"));
  // Floats rather than bytes (type 0x0D), and little-endian numbers.
  CHECK_THAT(imagesRefusal(header({0xD03, 2, 28, 28})), containsText("got 3331"));
  CHECK_THAT(imagesRefusal(header({0x03080000, 0x02000000, 0x1C000000, 0x1C000000})), containsText("got 50855936"));
}

TEST_CASE("images of another size are refused", "[idx]") {
  CHECK_THAT(imagesRefusal(header({0x803, 2, 27, 28})), containsText("28 × 28") && containsText("got 27 × 28"));
  CHECK_THAT(imagesRefusal(header({0x803, 2, 14, 56})), containsText("got 14 × 56"));
  CHECK_THAT(imagesRefusal(header({0x803, 2, 28, 32})), containsText("got 28 × 32"));
  CHECK_THAT(imagesRefusal(header({0x803, 2, 0, 0xFFFFFFFF})), containsText("got 0 × 4294967295"));
}

TEST_CASE("a gzipped file is refused with the advice to unzip it", "[idx]") {
  Bytes bytes(100);
  bytes[0] = 0x1F;
  bytes[1] = 0x8B;
  CHECK_THAT(imagesRefusal(bytes), containsText("gzipped"));
  CHECK_THAT(labelsRefusal(bytes), containsText("gzipped"));
}

TEST_CASE("a label over 9 is refused with its place", "[idx]") {
  Bytes bytes = goodLabels();
  bytes[9] = 10;
  CHECK(labelsRefusal(bytes) == "a label must be 0 to 9, got 10 for example 1");
  bytes[9] = 255;
  CHECK(labelsRefusal(bytes) == "a label must be 0 to 9, got 255 for example 1");
}

TEST_CASE("an empty file and one without examples are refused", "[idx]") {
  CHECK_THAT(imagesRefusal({}), containsText("got 0 bytes"));
  CHECK_THAT(labelsRefusal({}), containsText("got 0 bytes"));
  CHECK_THAT(imagesRefusal(header({0x803, 0, 28, 28})), containsText("1 to 200000 images") && containsText("says 0"));
  CHECK_THAT(labelsRefusal(header({0x801, 0})), containsText("1 to 200000 labels") && containsText("says 0"));
}

TEST_CASE("a number of examples that no memory would hold is refused", "[idx]") {
  CHECK_THAT(imagesRefusal(header({0x803, 200'001, 28, 28})), containsText("says 200001"));
  CHECK_THAT(imagesRefusal(header({0x803, 0xFFFFFFFF, 28, 28})), containsText("says 4294967295"));
  CHECK_THAT(labelsRefusal(header({0x801, 0xFFFFFFFF})), containsText("says 4294967295"));
}

}  // namespace inkling::test
