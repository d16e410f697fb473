// Numbers as they are printed.
#pragma once

#include <string>

namespace inkling::cli {

/// With so many decimals.
std::string fixed(double value, int decimals);

/// JSON has no word for infinity and NaN, and the loss of a run that diverged may be either: null.
std::string jsonNumber(double value, int decimals);

}  // namespace inkling::cli
