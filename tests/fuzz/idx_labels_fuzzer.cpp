// Files of labels in the IDX format: what is read is what stands after the header.
#include <algorithm>

#include "error.hpp"
#include "fuzzer.hpp"
#include "idx.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kHeaderSize = 8;
  const std::span<const std::uint8_t> bytes(data, size);
  try {
    const auto read = inkling::readIdxLabels(bytes);
    const auto body = bytes.subspan(kHeaderSize);
    inkling::fuzz::require(std::equal(read.begin(), read.end(), body.begin(), body.end()),
                           "the labels are not those of the file");
  } catch (const inkling::Error&) {
    // refused, as most are
  }
  return 0;
}
