// Models as ONNX (onnx.ai), which most engines run: opset 17, a batch of any size.
#pragma once

#include <string>

#include "network.hpp"
#include "settings.hpp"

namespace inkling {

/// A graph of Gemm and activation nodes from `pixels` [batch × 784] (which must have been divided by 255; `inputs`, for
/// networks of anything else than digits) to `probabilities` [batch × classes] (`outputs`, unless the last layer is a
/// softmax). Its metadata are what describe() says. Throws Error when the network is not what the settings make.
std::string writeOnnx(const Network& network, const Settings& settings);

}  // namespace inkling
