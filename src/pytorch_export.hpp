// Models for those who outgrow a browser tab: a script that goes on with the training in PyTorch.
#pragma once

#include <string>

#include "network.hpp"
#include "settings.hpp"

namespace inkling {

/// The text of NAME.py, to be put beside NAME.safetensors (of writeSafetensors; with a checkpoint, the script goes on
/// with the optimizer's state, too). It needs nothing but PyTorch, runs in one process or, started with torchrun, in
/// many, and writes a model file again. Throws Error when the network is not what the settings make.
std::string writePytorchScript(const NetworkSpec& spec, const Settings& settings);

}  // namespace inkling
