#include "data_source.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>

#include "error.hpp"
#include "files.hpp"
#include "idx.hpp"
#include "points.hpp"
#include "text.hpp"

namespace inkling::cli {

namespace {

namespace fs = std::filesystem;

fs::path bundledFolder() {
  const char* named = std::getenv("INKLING_DATA");
  return named != nullptr ? fs::path(named) : fs::path(INKLING_BUNDLED_DATA);
}

std::optional<fs::path> find(const fs::path& folder, const std::string& name) {
  for (const std::string& candidate : {name, name + ".gz"}) {
    if (fs::exists(folder / candidate)) return folder / candidate;
  }
  return std::nullopt;
}

/// The digits of the two files that begin with `prefix`, or nothing when both are missing.
std::optional<Dataset> readDigits(const fs::path& folder, const std::string& prefix) {
  const std::string imagesName = prefix + "-images-idx3-ubyte";
  const std::string labelsName = prefix + "-labels-idx1-ubyte";
  const auto images = find(folder, imagesName);
  const auto labels = find(folder, labelsName);
  if (!images && !labels) return std::nullopt;
  if (!images || !labels) {
    refuse(folder.string(), " has ", images ? imagesName : labelsName, " but lacks ", images ? labelsName : imagesName,
           " (or the same with .gz)");
  }
  const auto read = [](const fs::path& path, auto reader) {
    try {
      return reader(readFile(path, kMaximumIdxSize));
    } catch (const Error& error) {
      // Errors of the reader do not know the file's name; those of readFile do.
      const std::string message = error.what();
      if (message.find(path.string()) != std::string::npos) throw;
      refuse(path.string(), ": ", message);
    }
  };
  return Dataset::ofDigits(read(*images, readIdxImages), read(*labels, readIdxLabels));
}

}  // namespace

DataParts loadData(const std::string& source, const PointsOptions& points) {
  if (const auto kind = pointKindOf(source)) {
    constexpr int kPoints = 500;
    auto [training, test] = splitPoints(*kind, makePoints({*kind, kPoints, points.noise, points.seed}, points.outputs));
    return {std::move(training), std::nullopt, std::move(test)};
  }
  const bool isBundled = source == kBundledDigits;
  const fs::path folder = isBundled ? bundledFolder() : fs::path(source);
  if (!fs::is_directory(folder)) {
    if (isBundled) {
      refuse("the bundled digits are not at ", folder.string(),
             ": run `npm run build` to write them, or set INKLING_DATA to their folder");
    }
    refuse("--data must be mnist, ", join(kPointKindNames, ", "), " or a folder with MNIST's files, got '", source,
           "'");
  }
  const auto trainingFiles = readDigits(folder, "train");
  if (!trainingFiles) {
    refuse(folder.string(), " has no train-images-idx3-ubyte and train-labels-idx1-ubyte (or the same with .gz)");
  }
  auto [training, held] = split(*trainingFiles);
  auto testFiles = readDigits(folder, "t10k");
  if (!testFiles) return {std::move(training), std::nullopt, std::move(held)};
  return {std::move(training), std::move(held), std::move(*testFiles)};
}

}  // namespace inkling::cli
