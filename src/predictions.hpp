// What a network makes of labelled examples, one by one.
#pragma once

#include <cstdint>
#include <vector>

#include "dataset.hpp"
#include "network.hpp"
#include "propagation.hpp"

namespace inkling {

/// A value type; one entry or row an example.
struct Predictions {
  std::vector<std::uint8_t> labels;     ///< the class that it is of
  std::vector<std::uint8_t> predicted;  ///< the class that the network puts it into
  std::vector<float> outputs;           ///< [examples × outputs], row by row
};

/// Of the examples first … last - 1 of the data. A caller who must stay responsive gives a few hundred at a time.
/// Throws Error when the network's shape is not that of the data, and for data with values, which have no classes.
Predictions predict(const Network& network, const Dataset& data, int first, int last, Workspace& workspace);

}  // namespace inkling
