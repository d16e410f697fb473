#include "examples.hpp"

#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace inkling::bench {

namespace {

template <typename Element>
std::vector<Element> readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  std::vector<Element> elements(bytes.size() / sizeof(Element));
  std::memcpy(elements.data(), bytes.data(), elements.size() * sizeof(Element));
  return elements;
}

}  // namespace

Examples readExamples(const std::string& folder, const std::string& name) {
  Examples examples;
  const std::string path = folder + "/" + name;
  if (name == "digits") {
    examples.inputs = 784;
    examples.outputs = 10;
    examples.pixels = readFile<std::uint8_t>(path + ".inputs");
  } else if (name == "points") {
    examples.inputs = 2;
    examples.outputs = 1;
    examples.numbers = readFile<float>(path + ".inputs");
  } else {
    throw std::runtime_error("there are no examples called " + name);
  }
  examples.labels = readFile<std::uint8_t>(path + ".labels");
  examples.count = static_cast<int>(examples.labels.size());
  return examples;
}

}  // namespace inkling::bench
