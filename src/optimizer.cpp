#include "optimizer.hpp"

#include <cassert>
#include <cmath>

#include "error.hpp"

namespace inkling {

void validate(const OptimizerSpec& spec) {
  const auto isShare = [](float value) { return value >= 0.0F && value < 1.0F; };
  if (!(spec.learningRate > 0.0F && spec.learningRate <= static_cast<float>(kMaximumLearningRate))) {
    refuse("learning rate must be in (0, ", kMaximumLearningRate, "], got ", spec.learningRate);
  }
  if (!isShare(spec.momentum)) refuse("momentum must be in [0, 1), got ", spec.momentum);
  if (!isShare(spec.beta1)) refuse("beta1 must be in [0, 1), got ", spec.beta1);
  if (!isShare(spec.beta2)) refuse("beta2 must be in [0, 1), got ", spec.beta2);
  if (!(spec.epsilon > 0.0F && spec.epsilon < 1.0F)) {
    refuse("epsilon must be in (0, 1), got ", spec.epsilon);
  }
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
  const bool isAdam = spec_.kind == OptimizerKind::adam;
  firstMoment_.assign(spec_.kind == OptimizerKind::sgd ? 0 : parameterCount_, 0.0F);
  secondMoment_.assign(isAdam ? parameterCount_ : 0, 0.0F);
  beta1Power_ = 1.0F;
  beta2Power_ = 1.0F;
}

void Optimizer::update(std::span<const float> parameters, std::span<const float> gradient, std::span<float> next) {
  assert(parameters.size() == parameterCount_ && gradient.size() == parameterCount_ && next.size() == parameterCount_ &&
         next.data() != parameters.data());
  const float rate = spec_.learningRate;
  // None of them overlap; compilers vectorise the loops only when they are told.
  const float* __restrict theta = parameters.data();
  const float* __restrict g = gradient.data();
  float* __restrict out = next.data();
  float* __restrict m = firstMoment_.data();
  float* __restrict v = secondMoment_.data();
  switch (spec_.kind) {
    case OptimizerKind::sgd:
      for (std::size_t i = 0; i < parameterCount_; ++i) out[i] = theta[i] - rate * g[i];
      break;
    case OptimizerKind::momentum: {
      const float momentum = spec_.momentum;
      for (std::size_t i = 0; i < parameterCount_; ++i) {
        m[i] = momentum * m[i] + g[i];
        out[i] = theta[i] - rate * m[i];
      }
      break;
    }
    case OptimizerKind::adam: {
      const float beta1 = spec_.beta1;
      const float beta2 = spec_.beta2;
      const float epsilon = spec_.epsilon;
      beta1Power_ *= beta1;
      beta2Power_ *= beta2;
      const float meanScale = 1.0F / (1.0F - beta1Power_);
      const float squareScale = 1.0F / (1.0F - beta2Power_);
      for (std::size_t i = 0; i < parameterCount_; ++i) {
        m[i] = beta1 * m[i] + (1.0F - beta1) * g[i];
        v[i] = beta2 * v[i] + (1.0F - beta2) * (g[i] * g[i]);
        out[i] = theta[i] - rate * (m[i] * meanScale) / (std::sqrt(v[i] * squareScale) + epsilon);
      }
      break;
    }
  }
}

}  // namespace inkling
