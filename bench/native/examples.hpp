// The examples that bench/data.mjs has written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace inkling::bench {

struct Examples {
  int count = 0;
  int inputs = 0;
  int outputs = 0;
  std::vector<std::uint8_t> pixels;  ///< of digits: [count × inputs], 0 to 255; else empty
  std::vector<float> numbers;        ///< of others: [count × inputs]; else empty
  std::vector<std::uint8_t> labels;  ///< [count]
};

/// Throws std::runtime_error for a name that is not known, and for files that cannot be read.
Examples readExamples(const std::string& folder, const std::string& name);

}  // namespace inkling::bench
