// Catch2, version 2 as Debian 12 has it or version 3, which has renamed the header and some of what is in it.
#pragma once

#include <string>

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

namespace inkling::test {

#if __has_include(<catch2/catch_all.hpp>)
using Catch::Approx;
inline auto containsText(const std::string& text) { return Catch::Matchers::ContainsSubstring(text); }
#else
using Catch::Detail::Approx;
inline auto containsText(const std::string& text) { return Catch::Matchers::Contains(text); }
#endif

}  // namespace inkling::test
