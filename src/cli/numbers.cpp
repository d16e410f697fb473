#include "numbers.hpp"

#include <cmath>
#include <iomanip>
#include <sstream>

namespace inkling::cli {

std::string fixed(double value, int decimals) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(decimals) << value;
  return text.str();
}

std::string jsonNumber(double value, int decimals) { return std::isfinite(value) ? fixed(value, decimals) : "null"; }

}  // namespace inkling::cli
