// Memory that begins at a cache line.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace inkling {

inline constexpr std::size_t kCacheLine = 64;
inline constexpr std::ptrdiff_t kFloatsInCacheLine = kCacheLine / sizeof(float);

/// For std::vector: kernels read whole vectors, and none of them should straddle two cache lines.
template <typename T>
struct AlignedAllocator {
  using value_type = T;  // NOLINT(*-identifier-naming): the standard's name

  AlignedAllocator() = default;
  template <typename U>
  AlignedAllocator(const AlignedAllocator<U>& /*other*/) {}  // NOLINT(*-explicit-*): allocators convert

  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t(kCacheLine)));
  }
  void deallocate(T* memory, std::size_t /*count*/) { ::operator delete(memory, std::align_val_t(kCacheLine)); }

  bool operator==(const AlignedAllocator& /*other*/) const { return true; }
};

using AlignedFloats = std::vector<float, AlignedAllocator<float>>;

}  // namespace inkling
