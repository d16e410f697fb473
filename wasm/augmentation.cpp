// What the settings show of augmentation.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "arrays.hpp"
#include "augment.hpp"
#include "dataset.hpp"
#include "reply.hpp"
#include "session.hpp"

namespace inkling::bindings {

namespace {

/// [epochs × 784]: a digit of the training data as the first epochs with augmentation show it.
emscripten::val augmentedDigit(const Session& session, const Dataset& data, int example, int epochs) {
  return reply([&] {
    std::vector<std::uint8_t> digit(kImagePixels);
    data.image(example, std::span(digit).first<kImagePixels>());
    const Augmenter augmenter({}, session.settings().training.seed);
    std::vector<std::uint8_t> shown(static_cast<std::size_t>(epochs) * kImagePixels);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      const std::size_t first = static_cast<std::size_t>(epoch) * kImagePixels;
      augmenter.apply(std::span(digit).first<kImagePixels>(), epoch, example,
                      std::span(shown).subspan(first).first<kImagePixels>());
    }
    return typedArray<std::uint8_t>(shown);
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(augmentation) { emscripten::function("augmentedDigit", &augmentedDigit); }

}  // namespace inkling::bindings
