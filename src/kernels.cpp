#include "kernels.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace inkling {

namespace {

// In all of these the accumulators are an array that only constants index, unrolled by index packs: written as loops,
// LLVM 14 leaves them in memory, and the same kernel runs five times slower. As a template's argument the vector type
// would lose its attribute, hence plain arrays.
// NOLINTBEGIN(*-avoid-c-arrays)

template <std::size_t... V>
void addTerms(std::index_sequence<V...> /*vectors*/, const Term* first, const Term* last, const float* panel,
              const float* start, float* sums) {
  const auto* bytes = reinterpret_cast<const char*>(panel);
  Vector accumulators[sizeof...(V)] = {(start == nullptr ? Vector{} : load(start + V * kLanes))...};
  const auto add = [&](const Term& term) {
    std::size_t offset = term.offset;  // in a full panel
    if constexpr (sizeof...(V) != kSparseVectors) offset = offset / kSparseVectors * sizeof...(V);
    const auto* row = reinterpret_cast<const float*>(bytes + offset);
    ((accumulators[V] += term.value * load(row + V * kLanes)), ...);
  };
  for (; last - first >= 2; first += 2) {
    add(first[0]);
    add(first[1]);
  }
  if (first != last) add(*first);
  (store(sums + V * kLanes, accumulators[V]), ...);
}

/// Four rows of a at a time, or what is left of them one by one. Strides that are 1 come as constants.
template <Index Rows, Index Vectors, typename RowStride, typename ColumnStride, std::size_t... I>
void multiplyTile(std::index_sequence<I...> /*accumulators*/, const float* a, RowStride rowStride,
                  ColumnStride columnStride, Index depth, const float* b, Index bStride, const float* start, float* c,
                  Index cStride) {
  static_assert(sizeof...(I) == Rows * Vectors);
  Vector accumulators[sizeof...(I)] = {
      (start == nullptr ? Vector{} : load(start + static_cast<Index>(I) % Vectors * kLanes))...};
  for (Index k = 0; k < depth; ++k) {
    const Vector row[2] = {load(b), load(b + (Vectors - 1) * kLanes)};
    static_assert(Vectors <= 2);
    ((accumulators[I] += a[static_cast<Index>(I) / Vectors * rowStride] * row[static_cast<Index>(I) % Vectors]), ...);
    a += columnStride;
    b += bStride;
  }
  (store(c + static_cast<Index>(I) / Vectors * cStride + static_cast<Index>(I) % Vectors * kLanes, accumulators[I]),
   ...);
}

// NOLINTEND(*-avoid-c-arrays)

template <Index Vectors, typename RowStride, typename ColumnStride>
void multiplyRows(const StridedMatrix& a, RowStride rowStride, ColumnStride columnStride, const float* b, Index bStride,
                  const float* start, float* c, Index cStride) {
  constexpr Index kRows = 4;
  Index i = 0;
  for (; i + kRows <= a.rows; i += kRows) {
    multiplyTile<kRows, Vectors>(std::make_index_sequence<static_cast<std::size_t>(kRows * Vectors)>(),
                                 a.data + i * rowStride, rowStride, columnStride, a.columns, b, bStride, start,
                                 c + i * cStride, cStride);
  }
  for (; i < a.rows; ++i) {
    multiplyTile<1, Vectors>(std::make_index_sequence<static_cast<std::size_t>(Vectors)>(), a.data + i * rowStride,
                             rowStride, columnStride, a.columns, b, bStride, start, c + i * cStride, cStride);
  }
}

template <Index Vectors>
void multiplyPanel(const StridedMatrix& a, const float* b, Index bStride, const float* start, float* c, Index cStride) {
  using One = std::integral_constant<Index, 1>;
  if (a.columnStride == 1) {
    multiplyRows<Vectors>(a, a.rowStride, One(), b, bStride, start, c, cStride);
  } else if (a.rowStride == 1) {
    multiplyRows<Vectors>(a, One(), a.columnStride, b, bStride, start, c, cStride);
  } else {
    multiplyRows<Vectors>(a, a.rowStride, a.columnStride, b, bStride, start, c, cStride);
  }
}

}  // namespace

void multiplySparse(const SparseRows& a, Index firstRow, Index rows, const float* panel, Index width,
                    const float* start, float* c, Index cStride) {
  const auto with = [&](auto vectors) {
    const Term* first = a.begin(firstRow);
    for (Index i = 0; i < rows; ++i) {
      const Term* last = a.end(firstRow + i);
      addTerms(vectors, first, last, panel, start, c + i * cStride);
      first = last;
    }
  };
  switch (width / kLanes) {
    case 1:
      return with(std::make_index_sequence<1>());
    case 2:
      return with(std::make_index_sequence<2>());
    case 3:
      return with(std::make_index_sequence<3>());
    case 4:
      return with(std::make_index_sequence<4>());
    case 5:
      return with(std::make_index_sequence<5>());
    case 6:
      return with(std::make_index_sequence<6>());
    case 7:
      return with(std::make_index_sequence<7>());
    default:
      return with(std::make_index_sequence<kSparseVectors>());
  }
}

void multiplyDense(const StridedMatrix& a, const float* b, Index bStride, Index width, const float* start, float* c,
                   Index cStride) {
  static_assert(kDenseVectors == 2);
  if (width == kDenseWidth) {
    multiplyPanel<2>(a, b, bStride, start, c, cStride);
  } else {
    multiplyPanel<1>(a, b, bStride, start, c, cStride);
  }
}

void transposePanels(const PanelLayout& layout, const float* from, float* to) {
  const PanelLayout transposed{layout.columns, layout.rows, kDenseWidth};
  for (Index panel = 0; panel < transposed.panels(); ++panel) {
    const Index width = transposed.panelWidth(panel);
    const Index firstRow = panel * kDenseWidth;
    const Index rows = std::min(width, layout.rows - firstRow);
    for (Index column = 0; column < layout.columns; ++column, to += width) {
      const Index source = column / layout.width;
      const Index sourceWidth = layout.panelWidth(source);
      const float* element = from + layout.panelOffset(source) + firstRow * sourceWidth + column % layout.width;
      if (rows == kDenseWidth && sourceWidth == kDenseWidth) {  // nearly always, and then without a loop
        for (Index row = 0; row < kDenseWidth; ++row) to[row] = element[row * kDenseWidth];
        continue;
      }
      for (Index row = 0; row < rows; ++row) to[row] = element[row * sourceWidth];
      for (Index row = rows; row < width; ++row) to[row] = 0.0F;
    }
  }
}

void sumRows(const float* x, Index rows, Index columns, Index stride, float* sums) {
  std::fill(sums, sums + columns, 0.0F);
  for (Index i = 0; i < rows; ++i, x += stride) {
    for (Index j = 0; j < columns; ++j) sums[j] += x[j];
  }
}

}  // namespace inkling
