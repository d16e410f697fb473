// The command line `inkling`: options, exit statuses, errors on stderr.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <limits>
#include <map>
#include <string>

#include "commands.hpp"
#include "text.hpp"

namespace {

constexpr int kRunFailed = 1;
constexpr int kBadUsage = 2;

using inkling::SettingInfo;

std::string describe(const SettingInfo& info) {
  std::string text(info.help);
  if (!info.choices.empty()) text += " One of " + inkling::join(info.choices, ", ") + ".";
  return text;
}

/// Every setting of the core as an option, checked by the core while options are read.
void addSettings(CLI::App& command, inkling::Settings& settings) {
  for (const SettingInfo& info : inkling::settingTable()) {
    const std::string name(info.name);
    command
        .add_option_function<std::string>(
            "--" + name,
            [&settings, name](const std::string& text) {
              try {
                inkling::setSetting(settings, name, text);
              } catch (const std::exception& error) {
                throw CLI::ValidationError(std::string("--") + error.what());
              }
            },
            describe(info))
        ->default_str(info.defaultValue)
        ->type_name(info.kind == "choice"          ? "NAME"
                    : info.kind == "whole numbers" ? "N,N,…"
                                                   : "NUMBER");
  }
}

int run(int argc, char** argv) {
  CLI::App app("Train and test neural networks that read handwritten digits: the core of Inkling's web page.",
               "inkling");
  app.require_subcommand(1);

  inkling::cli::TrainOptions trainOptions;
  CLI::App* train = app.add_subcommand("train", "Train a network and print its test accuracy and parameter hash.");
  constexpr const char* kDataHelp =
      "mnist for the bundled 10,000 digits, or a folder with MNIST's IDX files, gzipped or not.";
  train->add_option("--data", trainOptions.data, kDataHelp)->capture_default_str()->type_name("mnist|DIR");
  addSettings(*train, trainOptions.settings);
  train->add_option("--limit", trainOptions.limit, "Train on the first N training examples only.")
      ->type_name("N")
      ->check(CLI::Range(1, std::numeric_limits<int>::max()));
  train->add_option("--out", trainOptions.out, "Write the model there, as safetensors.")->type_name("FILE");
  train->add_flag("--json", trainOptions.isJson, "Print one JSON object a line.");

  inkling::cli::EvalOptions evalOptions;
  CLI::App* eval = app.add_subcommand("eval", "Test a model: accuracy, loss and confusion matrix.");
  eval->add_option("--model", evalOptions.model, "The model, as written by train.")->required()->type_name("FILE");
  eval->add_option("--data", evalOptions.data, kDataHelp)->capture_default_str()->type_name("mnist|DIR");
  eval->add_flag("--json", evalOptions.isJson, "Print one JSON object.");

  std::string hashModel;
  CLI::App* hash = app.add_subcommand("hash", "Print the SHA-256 of a model's parameters.");
  hash->add_option("model", hashModel, "The model, as written by train.")->required()->type_name("FILE");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kBadUsage;
  }
  if (*train) return inkling::cli::train(trainOptions);
  if (*eval) return inkling::cli::eval(evalOptions);
  return inkling::cli::hash(hashModel);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "inkling: " << error.what() << '\n';
    return kRunFailed;
  }
}
