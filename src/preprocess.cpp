#include "preprocess.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "error.hpp"

namespace inkling {

namespace {

constexpr int kBoxSide = 20;

/// Around all pixels of which hasInk(x, y) says so.
template <typename HasInk>
std::optional<Box> boundingBox(int width, int height, HasInk hasInk) {
  int left = width;
  int right = -1;
  int top = height;
  int bottom = -1;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (!hasInk(x, y)) continue;
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

/// Greys, not rounded yet.
struct Grey {
  int width;
  int height;
  std::vector<float> pixels;

  [[nodiscard]] float at(int x, int y) const { return pixels[static_cast<std::size_t>(y * width + x)]; }
};

// ink: [… × width]
/// A part of the ink, its longer side made `side` pixels by averaging over areas.
Grey scale(std::span<const std::uint8_t> ink, int width, const Box& box, int side) {
  const int longer = std::max(box.width, box.height);
  const auto scaled = [&](int length) { return std::max(1, (length * side + longer / 2) / longer); };
  const std::vector<Run> columns = areaWeights(box.width, scaled(box.width));
  const std::vector<Run> rows = areaWeights(box.height, scaled(box.height));
  Grey grey{static_cast<int>(columns.size()), static_cast<int>(rows.size()), {}};
  grey.pixels.reserve(columns.size() * rows.size());
  for (const Run& row : rows) {
    for (const Run& column : columns) {
      float sum = 0.0F;
      for (std::size_t j = 0; j < row.weights.size(); ++j) {
        const int sourceRow = box.top + row.first + static_cast<int>(j);
        const std::uint8_t* source = ink.data() + static_cast<std::size_t>(sourceRow * width + box.left);
        float rowSum = 0.0F;
        for (std::size_t i = 0; i < column.weights.size(); ++i) {
          rowSum += column.weights[i] * static_cast<float>(source[static_cast<std::size_t>(column.first) + i]);
        }
        sum += row.weights[j] * rowSum;
      }
      grey.pixels.push_back(sum);
    }
  }
  return grey;
}

struct Centre {
  double x;
  double y;
};

Centre centreOfMass(const Grey& grey) {
  double mass = 0.0;
  double momentX = 0.0;
  double momentY = 0.0;
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 0; x < grey.width; ++x) {
      const float value = grey.at(x, y);
      mass += value;
      momentX += value * (static_cast<double>(x) + 0.5);
      momentY += value * (static_cast<double>(y) + 0.5);
    }
  }
  return {momentX / mass, momentY / mass};
}

/// The shift that brings the centre of mass along one axis to the middle of pixel 14, while the ink, `size` pixels from
/// `first` on, is kept within the image. That is half a pixel beside the image's own middle, but there it is in all of
/// MNIST's digits, to half a pixel.
int centredOffset(double centreOfMass, int first, int size) {
  constexpr double kMassCentre = (kImageSide + 1) / 2.0;
  const int offset = static_cast<int>(std::floor(kMassCentre - centreOfMass + 0.5));
  return std::clamp(offset, -first, kImageSide - size - first);
}

std::uint8_t rounded(float grey) { return static_cast<std::uint8_t>(grey + 0.5F); }

}  // namespace

std::optional<PreprocessStages> preprocessInStages(std::span<const std::uint8_t> ink, int width, int height,
                                                   const PreprocessSpec& spec) {
  constexpr int kMaximumSide = 4096;
  if (width < 1 || height < 1 || width > kMaximumSide || height > kMaximumSide ||
      ink.size() != static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
    refuse("an image must be 1 to ", kMaximumSide, " pixels on each side, one byte a pixel, got ", width, " × ", height,
           " in ", ink.size(), " bytes");
  }
  const std::optional<Box> box =
      boundingBox(width, height, [&](int x, int y) { return ink[static_cast<std::size_t>(y * width + x)] != 0; });
  if (!box) return std::nullopt;

  const Box cropped = spec.scalesToBox ? *box : Box{0, 0, width, height};
  const Grey grey = scale(ink, width, cropped, spec.scalesToBox ? kBoxSide : kImageSide);
  const Centre mass = centreOfMass(grey);
  int left = (kImageSide - grey.width) / 2;
  int top = (kImageSide - grey.height) / 2;
  if (spec.centresMass) {
    // Of a scaled bounding box, the whole of it.
    const std::optional<Box> inked =
        boundingBox(grey.width, grey.height, [&](int x, int y) { return grey.at(x, y) > 0.0F; });
    left = centredOffset(mass.x, inked->left, inked->width);
    top = centredOffset(mass.y, inked->top, inked->height);
  }

  PreprocessStages stages{*box, cropped, grey.width, grey.height, {}, mass.x, mass.y, left, top, {}};
  stages.scaled.reserve(grey.pixels.size());
  for (const float value : grey.pixels) stages.scaled.push_back(rounded(value));
  for (int y = std::max(0, -top); y < std::min(grey.height, kImageSide - top); ++y) {
    for (int x = std::max(0, -left); x < std::min(grey.width, kImageSide - left); ++x) {
      stages.image[static_cast<std::size_t>((top + y) * kImageSide + left + x)] = rounded(grey.at(x, y));
    }
  }
  return stages;
}

std::optional<DigitImage> preprocess(std::span<const std::uint8_t> ink, int width, int height,
                                     const PreprocessSpec& spec) {
  const std::optional<PreprocessStages> stages = preprocessInStages(ink, width, height, spec);
  if (!stages) return std::nullopt;
  return stages->image;
}

}  // namespace inkling
