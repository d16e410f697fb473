// How often memory is asked for.
#pragma once

#include <cstddef>

namespace inkling::test {

/// Calls of operator new and, where the linker can wrap it, of malloc and its like from this program's own objects,
/// which is where Eigen gets its memory from, since the program began.
std::size_t allocationCount();

}  // namespace inkling::test
