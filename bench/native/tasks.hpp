// What the benchmark asks of a native trainer: a task a line on standard input, a measurement a line on standard output.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace inkling::bench {

/// The examples of build/bench/data, as bench/data.mjs wrote them.
struct Examples {
  int count;
  int inputs;
  int outputs;
  bool areDigits;
  std::vector<std::uint8_t> pixels;  // of digits: [count × inputs], else empty
  std::vector<float> points;         // of points: [count × inputs], else empty
  std::vector<std::uint8_t> labels;  // [count]
};

/// SGD with momentum 0.9. Digits: ReLU, softmax and cross-entropy. Points: tanh, one sigmoid output, half the squared
/// error.
struct Task {
  std::vector<int> hidden;
  int batch;
  float learningRate;
};

template <typename Element>
std::vector<Element> readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  std::vector<Element> elements(bytes.size() / sizeof(Element));
  std::copy_n(bytes.begin(), elements.size() * sizeof(Element), reinterpret_cast<char*>(elements.data()));
  return elements;
}

inline Examples readExamples(const std::string& folder, const std::string& name) {
  const bool areDigits = name == "digits";
  Examples examples{0, areDigits ? 784 : 2, areDigits ? 10 : 1, areDigits, {}, {}, {}};
  if (areDigits) {
    examples.pixels = readFile<std::uint8_t>(folder + "/digits.inputs");
  } else {
    examples.points = readFile<float>(folder + "/points.inputs");
  }
  examples.labels = readFile<std::uint8_t>(folder + "/" + name + ".labels");
  examples.count = static_cast<int>(examples.labels.size());
  return examples;
}

inline std::vector<int> readNumbers(std::string text) {
  std::replace(text.begin(), text.end(), ',', ' ');
  std::istringstream stream(text);
  return {std::istream_iterator<int>(stream), {}};
}

inline double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Answers tasks such as `digits 512,256 32 0.02 0.3 1 512 0.95 10`: data, hidden layers, minibatch, learning rate,
/// seconds to warm up and to measure, examples to measure the loss on, the share that it must come down to, and seconds
/// of patience for that. A Trainer is made of (const Examples&, const Task&) and has train(steps) and loss(count).
template <typename Trainer>
int answerTasks(const std::string& folder) {
  std::map<std::string, Examples> all;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string data;
    std::string hidden;
    Task task;
    double warmUpSeconds = 0;
    double seconds = 0;
    int checked = 0;
    double learnt = 0;
    double patience = 0;
    words >> data >> hidden >> task.batch >> task.learningRate >> warmUpSeconds >> seconds >> checked >> learnt >>
        patience;
    if (!words) throw std::runtime_error("this is no task: " + line);
    task.hidden = readNumbers(hidden);
    if (!all.contains(data)) all.emplace(data, readExamples(folder, data));

    Trainer trainer(all.at(data), task);
    const auto secondsOf = [&](std::int64_t steps) {
      const auto start = std::chrono::steady_clock::now();
      trainer.train(steps);
      return secondsSince(start);
    };
    const double before = trainer.loss(checked);
    double perStep = 0;
    double warm = 0;
    for (std::int64_t steps = 1; warm < warmUpSeconds; steps *= 2) {
      const double elapsed = secondsOf(steps);
      perStep = elapsed / static_cast<double>(steps);
      warm += elapsed;
    }
    const auto steps = static_cast<std::int64_t>(std::max(1.0, std::round(seconds / perStep)));
    const double elapsed = secondsOf(steps);
    double after = trainer.loss(checked);
    for (double more = 0; !(after <= learnt * before) && more < patience; more += elapsed) {
      trainer.train(steps);
      after = trainer.loss(checked);
    }
    std::cout << R"({"examplesPerSecond":)" << static_cast<double>(steps * task.batch) / elapsed << R"(,"before":)"
              << before << R"(,"after":)" << after << "}" << std::endl;
  }
  return 0;
}

}  // namespace inkling::bench
