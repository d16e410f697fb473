// What one of the programs was built with. Constants, defined in golden.cpp: no instruction is needed to have them.
#pragma once

namespace inkling::golden {

/// The compiler and its options, such as "g++ 12.2.0 -O3 -mavx2".
extern const char* const kVariant;

/// Instruction sets that the program may use and not every x86-64 CPU has.
extern const bool kNeedsAvx2;
extern const bool kNeedsFma;
extern const bool kNeedsAvx512;

}  // namespace inkling::golden
