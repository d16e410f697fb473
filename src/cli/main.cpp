// The command line `inkling`: options, exit statuses, errors on stderr.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <exception>
#include <iostream>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "commands.hpp"
#include "exit_status.hpp"
#include "points.hpp"
#include "settings.hpp"
#include "text.hpp"

namespace {

using inkling::SettingInfo;
using inkling::cli::kBadUsage;
using inkling::cli::kRunFailed;

constexpr const char* kSettingsGroup = "Settings";

std::string describe(const SettingInfo& info) {
  std::string text(info.help);
  if (!info.choices.empty()) text += " One of " + inkling::join(info.choices, ", ") + ".";
  return text;
}

/// Every setting of the core as an option, checked by the core while options are read.
void addSettings(CLI::App& command, std::vector<std::pair<std::string, std::string>>& given) {
  for (const SettingInfo& info : inkling::settingTable()) {
    const std::string name(info.name);
    const auto take = [&given, name](const std::string& text) {
      try {
        inkling::Settings tried;
        inkling::setSetting(tried, name, text);
      } catch (const std::exception& error) {
        throw CLI::ValidationError(std::string("--") + error.what());
      }
      given.emplace_back(name, text);
    };
    if (info.kind == "switch") {
      // Off, too, since a checkpoint that is resumed may have it on.
      std::string names = "--" + name;
      names.append(",!--no-").append(name);
      command
          .add_flag_function(
              names, [take](std::int64_t times) { take(times > 0 ? "on" : "off"); }, describe(info))
          ->group(kSettingsGroup);
      continue;
    }
    command.add_option_function<std::string>("--" + name, take, describe(info))
        ->default_str(info.defaultValue)
        ->group(kSettingsGroup)
        ->type_name(info.kind == "choice"          ? "NAME"
                    : info.kind == "choices"       ? "NAME,NAME,…"
                    : info.kind == "whole numbers" ? "N,N,…"
                                                   : "NUMBER");
  }
}

constexpr const char* kEnd = R"(
DATA
  mnist                          the bundled 10,000 digits: 8,000 to train on, 2,000 to test with
  DIR                            MNIST's files, gzipped or not: train-images-idx3-ubyte, train-labels-idx1-ubyte, and
                                 t10k-… where there are any; without them a part of the training files is for the test
  xor circle gauss spiral moons  500 generated points of two classes, half of them to train on
  plane gauss-surface            the same with values: for --loss mean-squared-error --output linear
  and or xor-table               the four rows of the truth table

EXIT STATUS
  0    done
  1    the run failed: input that is refused, a loss that was not finite, a result code that does not match
  2    bad usage, and a result code that is none
  130  interrupted by Ctrl-C: a checkpoint was saved, and the path is said

ENVIRONMENT
  INKLING_DATA  folder of the bundled digits, when they are not where they were built

EXAMPLES
  inkling train --data mnist --hidden 256,128 --augment --epochs 30 --seed 7 --out model.safetensors
  inkling train --data spiral --hidden 16,16 --activation tanh --epochs 200 --batch 10
  inkling train --data and --hidden none --optimizer perceptron --loss mean-squared-error --lr 1 --batch 1
  inkling eval --model model.safetensors --data FOLDER
  inkling predict --model model.safetensors seven.png
  inkling export --model model.safetensors --format onnx --out model.onnx
  inkling verify INK1-…)";

int run(int argc, char** argv) {
  CLI::App app("Train and test neural networks that read handwritten digits: the core of Inkling's web page.",
               "inkling");
  app.require_subcommand(1);

  app.footer(kEnd);

  constexpr const char* kDataHelp = "What the digits or points are: see DATA.";
  constexpr const char* kDataType = "mnist|DIR|xor|circle|gauss|spiral|and|or";
  constexpr const char* kModelHelp = "The model: safetensors or JSON, as written by train and export.";
  constexpr const char* kNoiseHelp = "Noise of generated points, 0 to 0.5.";
  // CLI::Range lets NaN through.
  const CLI::Validator noiseRange(
      [](std::string& text) {
        float noise = -1.0F;
        const bool isNumber = CLI::detail::lexical_cast(text, noise);
        return isNumber && noise >= 0.0F && noise <= inkling::kMaximumNoise
                   ? std::string()
                   : "must be a number from 0 to 0.5, got '" + text + "'";
      },
      "");

  inkling::cli::TrainOptions trainOptions;
  CLI::App* train = app.add_subcommand("train", "Train a network and print its test accuracy and parameter hash.");
  train->add_option("--data", trainOptions.data, kDataHelp)->capture_default_str()->type_name(kDataType);
  addSettings(*train, trainOptions.settings);
  train->add_option("--limit", trainOptions.limit, "Train on the first N training examples only.")
      ->type_name("N")
      ->check(CLI::Range(1, std::numeric_limits<int>::max()));
  train->add_option("--noise", trainOptions.noise, kNoiseHelp)->type_name("NUMBER")->check(noiseRange);
  train->add_option("--out", trainOptions.out, "Write the model there, as safetensors.")->type_name("FILE");
  train->add_option("--resume", trainOptions.resume, "Go on from a checkpoint; settings not given are its own.")
      ->type_name("FILE");
  train->add_flag("--keep-optimizer", trainOptions.keepsOptimizer,
                  "Write the optimizer's state, too, so that training can go on from the file.");
  train->add_flag("--json", trainOptions.isJson, "Print one JSON object a line.");

  inkling::cli::EvalOptions evalOptions;
  CLI::App* eval = app.add_subcommand("eval", "Test a model: accuracy, loss, calibration and confusion matrix.");
  eval->add_option("--model", evalOptions.model, kModelHelp)->required()->type_name("FILE");
  eval->add_option("--data", evalOptions.data, kDataHelp)->capture_default_str()->type_name(kDataType);
  eval->add_option("--noise", evalOptions.noise, kNoiseHelp)->type_name("NUMBER")->check(noiseRange);
  eval->add_flag("--json", evalOptions.isJson, "Print one JSON object.");

  inkling::cli::PredictOptions predictOptions;
  CLI::App* predict = app.add_subcommand("predict", "Read digits from PNG images, dark on light or light on dark.");
  predict->add_option("--model", predictOptions.model, kModelHelp)->required()->type_name("FILE");
  predict->add_option("images", predictOptions.images, "PNG files, each with one digit.")
      ->required()
      ->type_name("IMAGE.png");
  predict->add_flag("--json", predictOptions.isJson, "Print one JSON object a line.");

  inkling::cli::ExportOptions exportOptions;
  CLI::App* exportCommand = app.add_subcommand("export", "Write a model for other programs.");
  exportCommand->add_option("--model", exportOptions.model, kModelHelp)->required()->type_name("FILE");
  exportCommand
      ->add_option("--format", exportOptions.format,
                   "onnx (opset 17), safetensors, json, or pytorch: a script and its weights.")
      ->required()
      ->type_name("onnx|safetensors|json|pytorch")
      ->check(CLI::IsMember({"onnx", "safetensors", "json", "pytorch"}));
  exportCommand->add_option("--out", exportOptions.out, "Where it goes.")->required()->type_name("FILE");

  std::string hashModel;
  CLI::App* hash = app.add_subcommand("hash", "Print the SHA-256 of a model's parameters.");
  hash->add_option("model", hashModel, "The model, as written by train.")->required()->type_name("FILE");

  inkling::cli::VerifyOptions verifyOptions;
  CLI::App* verify = app.add_subcommand("verify", "Train again what a result code says, and compare the networks.");
  verify->add_option("code", verifyOptions.code, "INK1-… as the page gave it.")->required()->type_name("CODE");
  verify->add_flag("--json", verifyOptions.isJson, "Print one JSON object.");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kBadUsage;
  }
  if (*train) return inkling::cli::train(trainOptions);
  if (*eval) return inkling::cli::eval(evalOptions);
  if (*predict) return inkling::cli::predict(predictOptions);
  if (*exportCommand) return inkling::cli::exportModel(exportOptions);
  if (*verify) return inkling::cli::verify(verifyOptions);
  return inkling::cli::hash(hashModel);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const int status = run(argc, argv);
    // A script that reads half of the output must not take it for all.
    if (std::cout.flush()) return status;
    std::cerr << "inkling: cannot write to the standard output\n";
    return status == inkling::cli::kSuccess ? kRunFailed : status;
  } catch (const std::exception& error) {
    std::cerr << "inkling: " << error.what() << '\n';
    return kRunFailed;
  }
}
