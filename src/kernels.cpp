#include "kernels.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

namespace inkling {

namespace {

constexpr Index kLanes = 4;
// 128 bits: SIMD128, SSE and NEON alike. GCC and Clang compile the type to plain floats where there are none of these.
using Vector = float __attribute__((vector_size(kLanes * sizeof(float))));

Vector load(const float* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

void store(float* to, Vector vector) { std::memcpy(to, &vector, sizeof vector); }

/// One non-zero element of a row of `a`: its value and where the row of `b` that it multiplies begins.
struct Term {
  float value;
  std::int32_t offset;
};

// At most this many terms are listed at a time; the sums wait in `c` in between, which rounds nothing.
constexpr Index kTermsAtOnce = 1024;

// The index pack unrolls the loop over the vectors: written as a loop, LLVM 14 keeps the accumulators in memory.
template <std::size_t... V>
void accumulate(std::index_sequence<V...> /*vectors*/, const Term* terms, Index count, const float* b, float* c) {
  // NOLINTNEXTLINE(*-avoid-c-arrays): as a template's argument the type would lose its vector attribute
  Vector sums[sizeof...(V)] = {load(c + V * kLanes)...};
  for (Index t = 0; t < count; ++t) {
    const float value = terms[t].value;
    const float* row = b + terms[t].offset;
    ((sums[V] += value * load(row + V * kLanes)), ...);
  }
  (store(c + V * kLanes, sums[V]), ...);
}

void accumulateRow(const Term* terms, Index count, const float* b, Index n, float* c) {
  Index j = 0;
  for (; j + 8 * kLanes <= n; j += 8 * kLanes) {
    accumulate(std::make_index_sequence<8>(), terms, count, b + j, c + j);
  }
  for (; j + 2 * kLanes <= n; j += 2 * kLanes) {
    accumulate(std::make_index_sequence<2>(), terms, count, b + j, c + j);
  }
  for (; j < n; ++j) {
    float sum = c[j];
    for (Index t = 0; t < count; ++t) sum += terms[t].value * b[terms[t].offset + j];
    c[j] = sum;
  }
}

}  // namespace

void multiply(const StridedMatrix& a, const float* b, Index n, const float* start, float* c) {
  const auto rowBytes = static_cast<std::size_t>(n) * sizeof(float);
  Term terms[kTermsAtOnce];  // NOLINT(*-avoid-c-arrays): left unset, only what was written is read
  for (Index i = 0; i < a.rows; ++i, c += n) {
    if (start == nullptr) {
      std::memset(c, 0, rowBytes);
    } else {
      std::memcpy(c, start, rowBytes);
    }
    const float* row = a.data + i * a.rowStride;
    for (Index first = 0; first < a.columns; first += kTermsAtOnce) {
      const Index last = std::min(first + kTermsAtOnce, a.columns);
      Index count = 0;
      for (Index k = first; k < last; ++k) {
        const float value = row[k * a.columnStride];
        terms[count] = {value, static_cast<std::int32_t>(k * n)};
        count += value != 0.0F ? 1 : 0;  // without a branch: which pixels are zero is hard to guess
      }
      accumulateRow(terms, count, b, n, c);
    }
  }
}

void sumRows(const Matrix& x, float* sums) {
  RowView total(sums, x.cols());
  total.setZero();
  for (Index i = 0; i < x.rows(); ++i) total += x.row(i);
}

}  // namespace inkling
