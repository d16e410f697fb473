#include "error.hpp"

namespace inkling {

void refuseWith(std::initializer_list<Part> parts) { throw Error(composed(parts)); }

}  // namespace inkling
