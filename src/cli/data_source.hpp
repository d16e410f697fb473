// What `--data` names: the bundled digits or a folder of MNIST's files.
#pragma once

#include <string>

#include "dataset.hpp"

namespace inkling::cli {

struct DataParts {
  Dataset training;
  Dataset test;
};

/// `source` is "mnist" for the bundled digits or a folder with MNIST's files, gzipped or not:
/// train-images-idx3-ubyte and train-labels-idx1-ubyte, and, where they are there, t10k-images-idx3-ubyte and
/// t10k-labels-idx1-ubyte. Without the latter two the test is on the part of the training files that `split` keeps.
/// Throws Error when files are missing or not what they should be.
DataParts loadData(const std::string& source);

}  // namespace inkling::cli
