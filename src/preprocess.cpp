#include "preprocess.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "error.hpp"

namespace inkling {

namespace {

constexpr int kBoxSide = 20;

struct Box {
  int left;
  int top;
  int width;
  int height;
};

std::optional<Box> boundingBox(std::span<const std::uint8_t> ink, int width, int height) {
  int left = width;
  int right = -1;
  int top = height;
  int bottom = -1;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (ink[static_cast<std::size_t>(y * width + x)] == 0) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return std::nullopt;
  return Box{left, top, right - left + 1, bottom - top + 1};
}

/// How much of each of `from` pixels in a row falls into each of `to` equal parts of it: a run of source pixels with
/// weights that add up to 1.
struct Run {
  int first;
  std::vector<float> weights;
};

std::vector<Run> areaWeights(int from, int to) {
  std::vector<Run> runs;
  const float step = static_cast<float>(from) / static_cast<float>(to);
  for (int i = 0; i < to; ++i) {
    const float begin = static_cast<float>(i) * step;
    const float end = static_cast<float>(i + 1) * step;
    Run run{std::min(static_cast<int>(begin), from - 1), {}};
    for (int source = run.first; source < from && static_cast<float>(source) < end; ++source) {
      const float covered = std::min(end, static_cast<float>(source + 1)) - std::max(begin, static_cast<float>(source));
      run.weights.push_back(covered / step);
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

/// The shift that brings the centre of mass along one axis to the middle of pixel 14, kept within the image. That is
/// half a pixel beside the image's own middle, but there it is in all of MNIST's digits, to half a pixel.
int centredOffset(double centreOfMass, int size) {
  constexpr double kMassCentre = (kImageSide + 1) / 2.0;
  const int offset = static_cast<int>(std::floor(kMassCentre - centreOfMass + 0.5));
  return std::clamp(offset, 0, kImageSide - size);
}

}  // namespace

std::optional<DigitImage> preprocess(std::span<const std::uint8_t> ink, int width, int height) {
  constexpr int kMaximumSide = 4096;
  if (width < 1 || height < 1 || width > kMaximumSide || height > kMaximumSide ||
      ink.size() != static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
    refuse("an image must be 1 to ", kMaximumSide, " pixels on each side, one byte a pixel, got ", width, " × ", height,
           " in ", ink.size(), " bytes");
  }
  const std::optional<Box> box = boundingBox(ink, width, height);
  if (!box) return std::nullopt;

  const int longer = std::max(box->width, box->height);
  const auto scaled = [longer](int side) { return std::max(1, (side * kBoxSide + longer / 2) / longer); };
  const std::vector<Run> columns = areaWeights(box->width, scaled(box->width));
  const std::vector<Run> rows = areaWeights(box->height, scaled(box->height));

  std::array<float, kBoxSide * kBoxSide> small{};
  double mass = 0.0;
  double momentX = 0.0;
  double momentY = 0.0;
  for (std::size_t y = 0; y < rows.size(); ++y) {
    for (std::size_t x = 0; x < columns.size(); ++x) {
      float sum = 0.0F;
      for (std::size_t j = 0; j < rows[y].weights.size(); ++j) {
        const int sourceRow = box->top + rows[y].first + static_cast<int>(j);
        const std::uint8_t* source = ink.data() + static_cast<std::size_t>(sourceRow * width + box->left);
        float rowSum = 0.0F;
        for (std::size_t i = 0; i < columns[x].weights.size(); ++i) {
          rowSum += columns[x].weights[i] * static_cast<float>(source[static_cast<std::size_t>(columns[x].first) + i]);
        }
        sum += rows[y].weights[j] * rowSum;
      }
      small[y * kBoxSide + x] = sum;
      mass += sum;
      momentX += sum * (static_cast<double>(x) + 0.5);
      momentY += sum * (static_cast<double>(y) + 0.5);
    }
  }

  const auto left = static_cast<std::size_t>(centredOffset(momentX / mass, static_cast<int>(columns.size())));
  const auto top = static_cast<std::size_t>(centredOffset(momentY / mass, static_cast<int>(rows.size())));
  DigitImage image{};
  for (std::size_t y = 0; y < rows.size(); ++y) {
    for (std::size_t x = 0; x < columns.size(); ++x) {
      image[(top + y) * kImageSide + left + x] = static_cast<std::uint8_t>(small[y * kBoxSide + x] + 0.5F);
    }
  }
  return image;
}

}  // namespace inkling
