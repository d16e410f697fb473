// How a native trainer is asked: its description on the first line of standard output, then a task a line on standard
// input and for each a measurement on standard output, in JSON.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <exception>
#include <iostream>
#include <iterator>
#include <map>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "examples.hpp"

namespace inkling::bench {

/// As in bench/tasks.mjs.
struct Task {
  std::string data;
  std::vector<int> hidden;
  int batch = 0;
  float learningRate = 0.0F;
  double warmUpSeconds = 0.0;
  double seconds = 0.0;
  double patienceSeconds = 0.0;
  int checked = 0;      ///< examples to measure the loss on
  double learnt = 0.0;  ///< the share that it is to come down to
};

/// Reads `digits 512,256 32 0.02 0.3 1 20 512 0.95`, the members of a Task in their order.
inline Task readTask(const std::string& line) {
  Task task;
  std::istringstream words(line);
  std::string hidden;
  words >> task.data >> hidden >> task.batch >> task.learningRate >> task.warmUpSeconds >> task.seconds >>
      task.patienceSeconds >> task.checked >> task.learnt;
  if (!words) throw std::runtime_error("this is no task: " + line);
  std::replace(hidden.begin(), hidden.end(), ',', ' ');
  std::istringstream units(hidden);
  task.hidden.assign(std::istream_iterator<int>(units), {});
  return task;
}

struct Elapsed {
  double seconds = 0.0;
  double coreSeconds = 0.0;  ///< that this program had of a core meanwhile
};

/// What a Trainer needs for so many minibatches.
template <typename Trainer>
Elapsed elapsedFor(Trainer& trainer, std::int64_t steps) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t coreStart = std::clock();
  trainer.train(steps);
  const double coreSeconds = static_cast<double>(std::clock() - coreStart) / CLOCKS_PER_SEC;
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), coreSeconds};
}

/// Trains a new network, first to warm up, then on the clock. A Trainer is made of examples and a task; `train(steps)`
/// goes round the examples, `loss(count)` is the mean over the first of them.
template <typename Trainer>
void measure(const Examples& examples, const Task& task) {
  Trainer trainer(examples, task);
  const double before = trainer.loss(task.checked);
  double secondsPerStep = 0.0;
  double warm = 0.0;
  for (std::int64_t steps = 1; warm < task.warmUpSeconds; steps *= 2) {
    const double elapsed = elapsedFor(trainer, steps).seconds;
    warm += elapsed;
    secondsPerStep = elapsed / static_cast<double>(steps);
  }
  const auto steps = static_cast<std::int64_t>(std::max(1.0, std::round(task.seconds / secondsPerStep)));
  const auto [elapsed, coreSeconds] = elapsedFor(trainer, steps);
  double after = trainer.loss(task.checked);
  for (double more = 0.0; after > task.learnt * before && more < task.patienceSeconds; more += elapsed) {
    trainer.train(steps);
    after = trainer.loss(task.checked);
  }
  const double examplesPerSecond = static_cast<double>(steps) * task.batch / elapsed;
  std::cout << R"({"examplesPerSecond":)" << examplesPerSecond << R"(,"coreShare":)" << coreSeconds / elapsed
            << R"(,"before":)" << before << R"(,"after":)" << after << "}" << std::endl;
}

/// The main function of a native trainer: the folder of the examples is its only argument.
template <typename Trainer>
int answerTasks(std::span<char*> arguments, const std::string& description) {
  try {
    if (arguments.size() != 2) throw std::runtime_error("one argument is needed: the folder of the examples");
    std::cout.precision(12);
    std::cout << description << std::endl;
    std::map<std::string, Examples> examples;
    for (std::string line; std::getline(std::cin, line);) {
      const Task task = readTask(line);
      if (!examples.contains(task.data)) examples[task.data] = readExamples(arguments[1], task.data);
      measure<Trainer>(examples[task.data], task);
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}

}  // namespace inkling::bench
