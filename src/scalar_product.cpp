// Compiled without vectors: CMakeLists.txt.
#include <algorithm>

#include "product_speed.hpp"

namespace inkling {

void multiplyScalars(std::span<const float> a, std::span<const float> b, std::span<float> product) {
  constexpr std::size_t kSide = kProductSide;
  std::fill(product.begin(), product.end(), 0.0F);
  for (std::size_t i = 0; i < kSide; ++i) {
    for (std::size_t k = 0; k < kSide; ++k) {
      for (std::size_t j = 0; j < kSide; ++j) product[i * kSide + j] += a[i * kSide + k] * b[k * kSide + j];
    }
  }
}

}  // namespace inkling
