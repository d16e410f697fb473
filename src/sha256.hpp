// SHA-256 (FIPS 180-4), and the hash that names a network.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace inkling {

std::array<std::uint8_t, 32> sha256(std::span<const std::uint8_t> bytes);

/// Two digits for each byte.
std::string hexadecimal(std::span<const std::uint8_t> bytes);

/// SHA-256 of all parameters in order, as little-endian float32, in 64 hexadecimal digits.
std::string parameterHash(std::span<const float> parameters);

}  // namespace inkling
