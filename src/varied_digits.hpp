// Digits as people draw them and MNIST's are not: beside the middle of the paper, small, with another pen, aslant. To
// measure what preprocessing is good for; networks do not learn from these.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dataset.hpp"
#include "preprocess.hpp"

namespace inkling {

/// Of a digit on a canvas of 280 × 280:
/// - offCentre: over half as large as MNIST's fill it, in one of eight directions from the middle;
/// - small: 60 units high;
/// - thin, thick: the same digit with a finer and with a broader pen;
/// - slanted: half a unit sideways for each unit upwards, to the right or to the left.
enum class Variation { offCentre, small, thin, thick, slanted };

/// In the order of the enumeration.
inline constexpr std::array<std::string_view, 5> kVariationNames = {"off-centre", "small", "thin", "thick", "slanted"};

// digit: [28 × 28] → [280 × 280], 0 (paper) to 255 (ink)
/// The digit magnified by an affine map with smooth edges. `number` chooses the direction, so that a run of numbers has
/// all of them; there is no chance in it.
std::vector<std::uint8_t> drawVaried(std::span<const std::uint8_t, kImagePixels> digit, Variation variation,
                                     int number);

/// The examples first … last - 1 of the data, varied and read again with these steps. Throws Error unless they are
/// digits and there are such examples.
Dataset variedDigits(const Dataset& data, int first, int last, Variation variation, const PreprocessSpec& spec);

}  // namespace inkling
