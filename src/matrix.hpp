// The matrix types of the core. Eigen gives shapes, views and element-wise expressions. Products and sums over many
// elements do not go through Eigen: the order of its sums depends on the vector width and on the size of the caches
// (see kernels.hpp), and so would the bits of a trained network.
#pragma once

#include <Eigen/Core>

namespace inkling {

using Index = Eigen::Index;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using RowVector = Eigen::RowVectorXf;

/// Views of a Matrix or of the rows of a Batch, whose rows lie further apart than they are long.
using MatrixRef = Eigen::Ref<Matrix, Eigen::Unaligned, Eigen::OuterStride<>>;
using ConstMatrixRef = Eigen::Ref<const Matrix, Eigen::Unaligned, Eigen::OuterStride<>>;

}  // namespace inkling
