#include "model_input.hpp"

#include <cstdint>
#include <vector>

#include "error.hpp"
#include "files.hpp"
#include "model_file.hpp"

namespace inkling::cli {

Model readModelFile(const std::string& path) {
  const std::vector<std::uint8_t> bytes = readFile(path, kMaximumModelSize);
  try {
    return readModel(bytes);
  } catch (const Error& error) {
    refuse(path, ": ", error.what());
  }
}

}  // namespace inkling::cli
