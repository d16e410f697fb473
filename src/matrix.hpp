// The matrix types of the core. Eigen gives shapes, views and element-wise expressions. Products and sums over many
// elements do not go through Eigen: the order of its sums depends on the vector width and on the size of the caches
// (see kernels.hpp), and so would the bits of a trained network.
#pragma once

#include <Eigen/Core>

namespace inkling {

using Index = Eigen::Index;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixView = Eigen::Map<Matrix>;
using ConstMatrixView = Eigen::Map<const Matrix>;
using RowView = Eigen::Map<Eigen::RowVectorXf>;
using ConstRowView = Eigen::Map<const Eigen::RowVectorXf>;

}  // namespace inkling
