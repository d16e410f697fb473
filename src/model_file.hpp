// Models as files of all formats.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model.hpp"
#include "model_json.hpp"
#include "onnx.hpp"
#include "pytorch_export.hpp"
#include "safetensors.hpp"

namespace inkling {

/// What writeModel writes. Of these, readModel reads safetensors and json.
inline constexpr std::array<std::string_view, 4> kModelFormats = {"safetensors", "json", "onnx", "pytorch-script"};

/// The file of a model in a format of kModelFormats; the others than safetensors hold no checkpoint. Throws Error for
/// another format, and when the network is not what the settings make.
std::string writeModel(std::string_view format, const Network& network, const Settings& settings,
                       const Checkpoint* checkpoint = nullptr);

/// Reads safetensors or JSON, whichever it is. Throws Error as readSafetensors and readModelJson.
Model readModel(std::span<const std::uint8_t> bytes);

}  // namespace inkling
