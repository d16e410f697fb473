#include "product_speed.hpp"

#include <numeric>
#include <vector>

#include "aligned.hpp"
#include "error.hpp"
#include "kernels.hpp"
#include "random.hpp"

namespace inkling {

namespace {

constexpr PanelLayout kLayout{kProductSide, kProductSide, kDenseWidth};

AlignedFloats randomSquare(std::uint64_t index) {
  Random random(0, Purpose::initialisation, index);
  AlignedFloats numbers(static_cast<std::size_t>(kProductSide) * kProductSide);
  for (float& number : numbers) number = 2.0F * random.uniform() - 1.0F;
  return numbers;
}

AlignedFloats inPanels(const AlignedFloats& square) {
  AlignedFloats panels(static_cast<std::size_t>(kLayout.size()));
  for (Index row = 0; row < kProductSide; ++row) {
    for (Index column = 0; column < kProductSide; ++column) {
      panels[static_cast<std::size_t>(kLayout.offset(row, column))] =
          square[static_cast<std::size_t>(row * kProductSide + column)];
    }
  }
  return panels;
}

void multiplyVectors(const AlignedFloats& a, const AlignedFloats& panels, AlignedFloats& product) {
  const StridedMatrix rows{a.data(), kProductSide, kProductSide, kProductSide, 1};
  for (Index panel = 0; panel < kLayout.panels(); ++panel) {
    const Index width = kLayout.panelWidth(panel);
    multiplyDense(rows, panels.data() + kLayout.panelOffset(panel), width, width, nullptr,
                  product.data() + panel * kLayout.width, kProductSide);
  }
}

}  // namespace

ProductWork multiplyForSpeed(bool isVectorised, int repetitions) {
  if (repetitions < 1 || repetitions > kMaximumRepetitions) {
    refuse("a product can be repeated 1 to ", kMaximumRepetitions, " times, got ", repetitions);
  }
  const AlignedFloats a = randomSquare(0);
  const AlignedFloats b = randomSquare(1);
  const AlignedFloats panels = inPanels(b);
  AlignedFloats product(a.size());
  for (int i = 0; i < repetitions; ++i) {
    if (isVectorised) {
      multiplyVectors(a, panels, product);
    } else {
      multiplyScalars(a, b, product);
    }
  }
  constexpr double kOperations = 2.0 * kProductSide * kProductSide * kProductSide;
  return {kOperations * repetitions, std::accumulate(product.begin(), product.end(), 0.0)};
}

}  // namespace inkling
