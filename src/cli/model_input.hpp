// Models from files.
#pragma once

#include <string>

#include "model.hpp"

namespace inkling::cli {

/// The model of a file, safetensors or JSON. Throws Error, with the path, when it cannot be read or holds no model.
Model readModelFile(const std::string& path);

}  // namespace inkling::cli
