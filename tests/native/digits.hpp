// The bundled 10,000 digits, as `npm run build:data` writes them.
#pragma once

#include "cli/files.hpp"
#include "dataset.hpp"
#include "idx.hpp"

namespace inkling::test {

inline const Dataset& bundledDigits() {
  static const Dataset digits =
      Dataset::ofDigits(readIdxImages(cli::readFile(INKLING_BUNDLED_DATA "/train-images-idx3-ubyte.gz")),
                        readIdxLabels(cli::readFile(INKLING_BUNDLED_DATA "/train-labels-idx1-ubyte.gz")));
  return digits;
}

}  // namespace inkling::test
