// What `--data` names: the bundled digits, a folder of MNIST's files, or a generated set of points.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "dataset.hpp"

namespace inkling::cli {

/// What generated points need to be said; digits do not.
struct PointsOptions {
  int outputs = 2;
  float noise = 0.0F;
  std::uint32_t seed = 7;
};

struct DataParts {
  Dataset training;
  std::optional<Dataset> validation;  ///< where the source has a part of its own for it
  Dataset test;
};

/// The source of the bundled digits.
inline constexpr const char* kBundledDigits = "mnist";

/// `source` is kBundledDigits, a name of kPointKindNames, or a folder with MNIST's files, gzipped or
/// not: train-images-idx3-ubyte and train-labels-idx1-ubyte, and, where they are there, t10k-images-idx3-ubyte and
/// t10k-labels-idx1-ubyte. The part of the training files that `split` sets aside is for validation where there are
/// test files, and for the test where there are none. Throws Error when files are missing or not what they should be.
DataParts loadData(const std::string& source, const PointsOptions& points = {});

}  // namespace inkling::cli
