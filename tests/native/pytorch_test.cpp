// The core against PyTorch: tests/reference holds the numbers and the scripts that made them.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "catch.hpp"
#include "matrices.hpp"
#include "networks.hpp"
#include "reference.hpp"
#include "settings.hpp"

namespace inkling::test {

namespace {

using Json = nlohmann::json;

Json readReference(const std::string& name) {
  std::ifstream file(INKLING_REFERENCE_FOLDER "/" + name);
  return Json::parse(file);
}

/// An enumerator by its name.
template <typename Enumeration, typename Names>
Enumeration named(const Names& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  REQUIRE(found != names.end());
  return static_cast<Enumeration>(found - names.begin());
}

Matrix matrixOf(const Json& rows) {
  Matrix matrix(static_cast<Index>(rows.size()), static_cast<Index>(rows.at(0).size()));
  for (Index i = 0; i < matrix.rows(); ++i) {
    for (Index j = 0; j < matrix.cols(); ++j) {
      matrix(i, j) = rows.at(static_cast<std::size_t>(i)).at(static_cast<std::size_t>(j)).get<float>();
    }
  }
  return matrix;
}

}  // namespace

TEST_CASE("every optimizer goes the way that PyTorch's goes", "[pytorch]") {
  // Parameters of about 1 are rounded to float32 at each of the 20 steps, by at most 2^-24, as is the step itself; a
  // velocity remembers up to ten earlier gradients, rounded as well. 20 · 2 · 2^-24 is 2.4e-6, when all errors add up.
  constexpr double kTolerance = 2e-6;
  const Json reference = readReference("optimizers.json");
  const auto weightCount = reference["weights"].get<std::size_t>();
  const auto first = reference["first"].get<std::vector<float>>();
  const auto gradients = reference["gradients"].get<std::vector<std::vector<float>>>();
  const std::vector<Json> cases = reference["cases"];
  REQUIRE(cases.size() >= 16);
  for (const Json& one : cases) {
    CAPTURE(one["optimizer"].dump(), one["settings"].dump());
    Settings settings;
    setSetting(settings, "optimizer", one["optimizer"].get<std::string>());
    for (const auto& [name, text] : one["settings"].items()) setSetting(settings, name, text.get<std::string>());
    std::vector<float> parameters = first;
    Optimizer optimizer(settings.training.optimizer, parameters.size());
    std::size_t step = 0;
    for (const Json& after : one["after"]) {
      for (; step < after["step"].get<std::size_t>(); ++step) {
        const std::span<float> all = parameters;
        const std::span<const float> gradient = gradients.at(step);
        optimizer.beginUpdate();
        optimizer.update(0, all.first(weightCount), gradient.first(weightCount), true);
        optimizer.update(weightCount, all.subspan(weightCount), gradient.subspan(weightCount), false);
      }
      const auto expected = after["parameters"].get<std::vector<double>>();
      REQUIRE(expected.size() == first.size());
      double worst = 0.0;
      double farthest = 0.0;
      for (std::size_t i = 0; i < expected.size(); ++i) {
        worst = std::max(worst, std::abs(parameters[i] - expected[i]));
        farthest = std::max(farthest, std::abs(expected[i] - first[i]));
      }
      CAPTURE(step, worst);
      CHECK(worst < kTolerance);
      CHECK(farthest > 0.005);  // they have moved
    }
    CHECK(step == gradients.size());
  }
}

TEST_CASE("losses and gradients are those of PyTorch", "[pytorch]") {
  const Json reference = readReference("gradients.json");
  const std::vector<Json> cases = reference["cases"];
  REQUIRE(cases.size() >= 11);
  for (const Json& one : cases) {
    CAPTURE(one["loss"].dump(), one["output"].dump(), one["hidden"].dump());
    const auto loss = named<Loss>(kLossNames, one["loss"]);
    const Matrix inputs = matrixOf(one["inputs"]);
    const Matrix targets = matrixOf(one["targets"]);
    NetworkSpec spec{static_cast<int>(inputs.cols()), {}};
    for (const Json& units : one["units"]) {
      spec.layers.push_back({units.get<int>(), named<Activation>(kActivationNames, one["hidden"])});
    }
    spec.layers.back().activation = named<Activation>(kActivationNames, one["output"]);
    Network network(spec);
    network.setParameters(one["parameters"].get<std::vector<float>>());

    Workspace workspace;
    const Matrix outputs = forward(network, inputs, workspace);
    const double mean = totalLoss(loss, workspace.logits.view(), outputs, targets) / static_cast<double>(inputs.rows());
    const std::vector<float> gradient = gradientOf(network, loss, inputs, targets, workspace);
    // In three layers a number is the sum of some ten rounded products and goes through a function with an error of
    // 2 ulp: at most about 30 · 2^-24, or 2e-6, of numbers of the order of 1; less where errors cancel.
    constexpr double kTolerance = 1e-6;
    const Matrix expectedOutputs = matrixOf(one["outputs"]);
    CHECK((outputs - expectedOutputs).cwiseAbs().maxCoeff() < kTolerance);
    CHECK(mean == Approx(one["value"].get<double>()).epsilon(kTolerance));
    CHECK(relativeDistance(gradient, one["gradient"].get<std::vector<double>>()) < kTolerance);
  }
}

}  // namespace inkling::test
