#include "optimizer.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "error.hpp"
#include "network.hpp"
#include "vector_math.hpp"

namespace inkling {

namespace {

/// base to a whole power by repeated squaring: the same on every machine, as the platform's pow is not.
double power(double base, std::int64_t exponent) {
  double result = 1.0;
  for (; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result *= base;
    base *= base;
  }
  return result;
}

float biasCorrection(float beta, std::int64_t updates) {
  return static_cast<float>(1.0 / (1.0 - power(beta, updates)));
}

bool hasFirstMoment(OptimizerKind kind) {
  return kind != OptimizerKind::sgd && kind != OptimizerKind::rmsprop && kind != OptimizerKind::perceptron;
}

bool hasSecondMoment(OptimizerKind kind) {
  return kind == OptimizerKind::adam || kind == OptimizerKind::adamw || kind == OptimizerKind::rmsprop;
}

// A moment that no gradient reaches any more, of a pixel that is seldom dark or a unit that is dead, halves again and
// again until it is subnormal, under 1.2e-38, and there it stays: μ times the smallest of them rounds to itself. Many
// processors take a hundred times as long to multiply such numbers, and training with Adam was seen to become nine
// times slower. What is this small moves no parameter, and is made zero.
constexpr float kLeastMoment = 1.0e-25F;
/// A gradient's square, and a thousandth of that, are still far from subnormal.
constexpr float kLeastGradient = 1.0e-15F;
constexpr float kLeastSquare = kLeastGradient * kLeastGradient;

/// x, or zero where its size is under `least`. NaN stays.
float without(float least, float x) { return std::abs(x) < least ? 0.0F : x; }

/// Lane by lane.
Vector without(float least, const Vector& x) {
  const auto size = bitsAs<Vector>(bitsAs<IntegerVector>(x) & 0x7fffffff);
  const IntegerVector isTiny = size < detail::all(least);
  return bitsAs<Vector>(~isTiny & bitsAs<IntegerVector>(x));
}

/// A rule with one moment, on four vectors at a time: the pass through the memory of all parameters is a fifth of a
/// step, and the loop that the compiler would make of it has half as many instructions again.
template <typename Rule>
void applyRule(Index count, const float* g, float* theta, float* m, Rule rule) {
  constexpr Index kAtOnce = 4 * kLanes;
  const auto applyTo = [&](Index at) {
    Vector parameter = load(theta + at);
    Vector moment = load(m + at);
    rule(load(g + at), parameter, moment);
    store(theta + at, parameter);
    store(m + at, moment);
  };
  for (; count >= kAtOnce; count -= kAtOnce, g += kAtOnce, theta += kAtOnce, m += kAtOnce) {
    applyTo(0);
    applyTo(kLanes);
    applyTo(2 * kLanes);
    applyTo(3 * kLanes);
  }
  for (; count > 0; --count) rule(*g++, *theta++, *m++);
}

}  // namespace

void validate(const OptimizerSpec& spec) {
  if (!(spec.learningRate > 0.0F && spec.learningRate <= static_cast<float>(kMaximumLearningRate))) {
    refuse("learning rate must be in (0, ", kMaximumLearningRate, "], got ", spec.learningRate);
  }
  const auto checkShare = [](const char* name, float value) {
    if (!(value >= 0.0F && value < 1.0F)) refuse(name, " must be in [0, 1), got ", value);
  };
  checkShare("momentum", spec.momentum);
  checkShare("beta1", spec.beta1);
  checkShare("beta2", spec.beta2);
  checkShare("decay", spec.decay);
  if (!(spec.epsilon > 0.0F && spec.epsilon < 1.0F)) refuse("epsilon must be in (0, 1), got ", spec.epsilon);
  const auto checkPull = [](const char* name, float value) {
    if (!(value >= 0.0F && value <= 1.0F)) refuse(name, " must be in [0, 1], got ", value);
  };
  checkPull("l1", spec.l1);
  checkPull("l2", spec.l2);
  checkPull("weight decay", spec.weightDecay);
}

Optimizer::Optimizer(const OptimizerSpec& spec, std::size_t parameterCount)
    : spec_(spec), parameterCount_(parameterCount) {
  validate(spec_);
  reset();
}

void Optimizer::setSpec(const OptimizerSpec& spec) {
  validate(spec);
  const bool isOtherKind = spec.kind != spec_.kind;
  spec_ = spec;
  if (isOtherKind) reset();
}

void Optimizer::reset() {
  firstMoment_.assign(hasFirstMoment(spec_.kind) ? parameterCount_ : 0, 0.0F);
  secondMoment_.assign(hasSecondMoment(spec_.kind) ? parameterCount_ : 0, 0.0F);
  updates_ = 0;
}

void Optimizer::beginUpdate(float rateFactor) {
  ++updates_;
  rate_ = spec_.learningRate * rateFactor;
  if (spec_.kind != OptimizerKind::adam && spec_.kind != OptimizerKind::adamw) return;
  meanScale_ = biasCorrection(spec_.beta1, updates_);
  squareScale_ = biasCorrection(spec_.beta2, updates_);
}

void Optimizer::update(std::size_t first, std::span<float> parameters, std::span<const float> gradient,
                       bool isWeights) {
  assert(first + parameters.size() <= parameterCount_ && gradient.size() == parameters.size());
  const auto count = static_cast<Index>(parameters.size());
  assert(count <= kBlockSize);
  float* theta = parameters.data();
  const float* g = gradient.data();
  std::array<float, kBlockSize> pulled;  // NOLINT(*-member-init): only what was written is read
  if (isWeights && (spec_.l1 > 0.0F || spec_.l2 > 0.0F)) {
    for (Index i = 0; i < count; ++i) {
      const float sign = theta[i] > 0.0F ? 1.0F : (theta[i] < 0.0F ? -1.0F : 0.0F);
      pulled[static_cast<std::size_t>(i)] = g[i] + spec_.l2 * theta[i] + spec_.l1 * sign;
    }
    g = pulled.data();
  }
  float* m = hasFirstMoment(spec_.kind) ? firstMoment_.data() + first : nullptr;
  float* v = hasSecondMoment(spec_.kind) ? secondMoment_.data() + first : nullptr;
  switch (spec_.kind) {
    case OptimizerKind::sgd:
    case OptimizerKind::perceptron:
      return stepBySgd(count, g, theta);
    case OptimizerKind::momentum:
      return stepByMomentum(count, g, theta, m);
    case OptimizerKind::nesterov:
      return stepByNesterov(count, g, theta, m);
    case OptimizerKind::rmsprop:
      return stepByRmsprop(count, g, theta, v);
    case OptimizerKind::adam:
    case OptimizerKind::adamw:
      return stepByAdam(count, g, theta, m, v, isWeights);
  }
}

// A function for each rule, since compilers turn a loop into vectors only when they are told that nothing overlaps, and
// believe it of parameters. What the loops read of the object is copied first, for the same reason.

void Optimizer::stepBySgd(Index count, const float* __restrict g, float* __restrict theta) const {
  const float rate = rate_;
  for (Index i = 0; i < count; ++i) theta[i] = theta[i] - rate * g[i];
}

void Optimizer::stepByMomentum(Index count, const float* __restrict g, float* __restrict theta,
                               float* __restrict m) const {
  const float rate = rate_;
  const float momentum = spec_.momentum;
  applyRule(count, g, theta, m, [=](const auto& gradient, auto& parameter, auto& moment) {
    moment = without(kLeastMoment, momentum * moment + gradient);
    parameter = parameter - rate * moment;
  });
}

void Optimizer::stepByNesterov(Index count, const float* __restrict g, float* __restrict theta,
                               float* __restrict m) const {
  const float rate = rate_;
  const float momentum = spec_.momentum;
  applyRule(count, g, theta, m, [=](const auto& gradient, auto& parameter, auto& moment) {
    moment = without(kLeastMoment, momentum * moment + gradient);
    parameter = parameter - rate * (gradient + momentum * moment);
  });
}

void Optimizer::stepByRmsprop(Index count, const float* __restrict g, float* __restrict theta,
                              float* __restrict v) const {
  const float rate = rate_;
  const float decay = spec_.decay;
  const float epsilon = spec_.epsilon;
  for (Index i = 0; i < count; ++i) {
    const float gradient = without(kLeastGradient, g[i]);
    v[i] = without(kLeastSquare, decay * v[i] + (1.0F - decay) * (gradient * gradient));
    theta[i] = theta[i] - rate * gradient / (std::sqrt(v[i]) + epsilon);
  }
}

void Optimizer::stepByAdam(Index count, const float* __restrict g, float* __restrict theta, float* __restrict m,
                           float* __restrict v, bool isWeights) const {
  const float rate = rate_;
  const float beta1 = spec_.beta1;
  const float beta2 = spec_.beta2;
  const float epsilon = spec_.epsilon;
  const float meanScale = meanScale_;
  const float squareScale = squareScale_;
  const bool isDecayed = spec_.kind == OptimizerKind::adamw && isWeights;
  const float kept = isDecayed ? 1.0F - rate * spec_.weightDecay : 1.0F;
  for (Index i = 0; i < count; ++i) {
    const float gradient = without(kLeastGradient, g[i]);
    m[i] = without(kLeastMoment, beta1 * m[i] + (1.0F - beta1) * gradient);
    v[i] = without(kLeastSquare, beta2 * v[i] + (1.0F - beta2) * (gradient * gradient));
    theta[i] = kept * theta[i] - rate * (m[i] * meanScale) / (std::sqrt(v[i] * squareScale) + epsilon);
  }
}

}  // namespace inkling
