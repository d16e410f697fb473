#include "sha256.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace inkling::test {

namespace {

std::string digestOf(std::string_view text) {
  std::string hexadecimal;
  for (const std::uint8_t byte : sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()})) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    hexadecimal += kDigits[byte / 16];
    hexadecimal += kDigits[byte % 16];
  }
  return hexadecimal;
}

}  // namespace

TEST_CASE("sha256 gives the digests of the standard's examples", "[sha256]") {
  // FIPS 180-4's examples (NIST, Cryptographic Standards and Guidelines, SHA256.pdf), and the two of FIPS 180-2.
  CHECK(digestOf("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digestOf("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digestOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(digestOf(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256 pads messages of every length around a block", "[sha256]") {
  // By sha256sum of GNU coreutils. 55 and 56 bytes are the last and the first around the padding's own block.
  CHECK(digestOf(std::string(55, 'a')) == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  CHECK(digestOf(std::string(56, 'a')) == "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  CHECK(digestOf(std::string(63, 'a')) == "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
  CHECK(digestOf(std::string(64, 'a')) == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
  CHECK(digestOf(std::string(65, 'a')) == "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0");
}

TEST_CASE("a parameter hash is that of the little-endian float32 numbers", "[sha256]") {
  CHECK(parameterHash({}) == digestOf(""));
  // 1 is 0x3F800000, -2 is 0xC0000000.
  CHECK(parameterHash(std::vector<float>{1.0F, -2.0F}) ==
        digestOf(std::string_view("\x00\x00\x80\x3F\x00\x00\x00\xC0", 8)));
  // By sha256sum of the bytes 0000803f 000000c0 0000003f.
  CHECK(parameterHash(std::vector<float>{1.0F, -2.0F, 0.5F}) ==
        "2ce4bdb6b34a50ac7092eb9fee94337a27498e9eb9bae44192f15b88831b2422");
}

TEST_CASE("a parameter hash tells apart what is equal but not the same", "[sha256]") {
  CHECK(parameterHash(std::vector<float>{0.0F}) != parameterHash(std::vector<float>{-0.0F}));
  CHECK(parameterHash(std::vector<float>{1.0F, 2.0F}) != parameterHash(std::vector<float>{2.0F, 1.0F}));
  CHECK(parameterHash(std::vector<float>{0.0F}) != parameterHash(std::vector<float>{0.0F, 0.0F}));
}

}  // namespace inkling::test
