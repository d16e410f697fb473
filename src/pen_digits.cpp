#include "pen_digits.hpp"

#include <array>

#include "dataset.hpp"
#include "pen.hpp"

namespace inkling {

namespace {

// One function a digit: the styles in which the world writes it, with the proportions left open. What several points
// share is drawn first; the members of a braced list are evaluated from left to right. Each returns the usual width of
// the digit, its height being 1.

float drawZero(Pen& pen) {
  const float start = pen.between(-130.0F, -40.0F);
  const float sense = pen.chance(0.85F) ? -1.0F : 1.0F;
  const float turn = sense * pen.between(330.0F, 400.0F);
  const Point centre = {0.5F, 0.5F};
  if (pen.chance(0.5F)) {  // the pen arrives from somewhere else than the ring
    pen.moveTo({pen.between(0.1F, 0.6F), pen.between(-0.08F, 0.2F)});
  } else {
    pen.moveTo({0.5F + 0.48F * 0.17F, 0.03F});
  }
  pen.arc(centre, pen.between(0.42F, 0.52F), 0.5F, start, start + turn);
  if (pen.chance(0.35F)) pen.curveThrough({{pen.between(0.3F, 0.75F), pen.between(0.0F, 0.25F)}});
  if (pen.chance(0.03F)) {  // a slash
    pen.moveTo({pen.between(0.75F, 0.95F), pen.between(0.05F, 0.2F)});
    pen.lineTo({{pen.between(0.05F, 0.25F), pen.between(0.8F, 0.95F)}});
  }
  return pen.between(0.5F, 0.95F);
}

float drawOne(Pen& pen) {
  const float lean = pen.between(-0.08F, 0.08F);
  const Point top = {0.5F + lean, 0.0F};
  const Point bottom = {0.5F - lean, 1.0F};
  if (pen.chance(0.25F)) {
    pen.moveTo(top);
    pen.lineTo({bottom});
    if (pen.chance(0.2F)) {
      pen.moveTo({bottom.x - pen.between(0.1F, 0.35F), pen.between(0.96F, 1.03F)});
      pen.lineTo({{bottom.x + pen.between(0.1F, 0.35F), pen.between(0.96F, 1.03F)}});
    }
    return 1.0F;
  }
  const float flag = pen.between(0.08F, 0.5F);
  const float steepness = pen.between(0.3F, 1.7F);
  const float drop = steepness * flag + pen.between(0.0F, 0.12F);
  if (pen.chance(0.4F)) {  // a hook to begin with
    pen.moveTo({top.x - flag - pen.between(0.0F, 0.12F), drop - pen.between(0.0F, 0.1F)});
    pen.curveThrough({{top.x - flag, drop}, {top.x - 0.6F * flag, 0.6F * drop}, top});
  } else if (pen.moveTo({top.x - flag, drop}); pen.chance(0.65F)) {
    pen.lineTo({top});
  } else {
    pen.curveThrough({{top.x - 0.4F * flag, 0.45F * drop + pen.between(0.0F, 0.06F)}, top});
  }
  pen.lineTo({bottom});
  if (pen.chance(0.4F)) {
    const float reach = pen.between(0.12F, 0.45F);
    const float tilt = pen.between(-0.05F, 0.05F);
    if (pen.chance(0.75F)) {
      pen.moveTo({bottom.x - reach * pen.between(0.6F, 1.2F), 1.0F + tilt});
    } else {
      pen.lineTo({{bottom.x - reach, 1.0F + tilt}});
    }
    pen.lineTo({{bottom.x + reach * pen.between(0.6F, 1.2F), 1.0F - tilt}});
  }
  return 1.0F;
}

float drawTwo(Pen& pen) {
  const float width = pen.between(0.5F, 0.85F);
  const float corner = pen.between(0.88F, 1.0F);
  const float tail = pen.between(0.75F, 1.3F);
  const Point left = {pen.between(-0.05F, 0.15F), corner};
  const Point end = {tail, corner + pen.between(-0.14F, 0.1F)};
  const Point start = {pen.between(-0.05F, 0.25F), pen.between(0.06F, 0.36F)};
  if (pen.chance(0.15F)) {  // a curl to begin with
    pen.moveTo({start.x + pen.between(0.1F, 0.3F), start.y + pen.between(0.0F, 0.15F)});
    pen.curveThrough({{start.x + pen.between(0.0F, 0.1F), start.y + pen.between(0.02F, 0.14F)}, start});
  } else {
    pen.moveTo(start);
  }
  const float style = pen.between(0.0F, 1.0F);
  if (style < 0.25F) {  // flat above, like a Z
    pen.curveThrough({{0.35F, pen.between(0.0F, 0.12F)}, {0.8F, pen.between(0.0F, 0.14F)}, {0.85F, 0.2F}});
    pen.lineTo({left});
  } else {
    const float right = pen.between(0.75F, 0.98F);
    pen.curveThrough({{0.45F, pen.between(-0.03F, 0.05F)},
                      {right, pen.between(0.18F, 0.34F)},
                      {pen.between(0.45F, 0.68F), pen.between(0.52F, 0.68F)},
                      left});
  }
  if (pen.chance(0.4F)) {  // a loop at the corner
    const float size = pen.between(0.06F, 0.17F);
    pen.curveThrough({{left.x - 0.6F * size, left.y - 0.7F * size},
                      {left.x + 0.6F * size, left.y - 1.3F * size},
                      {left.x + 2.5F * size, left.y - 0.3F * size},
                      {0.65F * tail, end.y + pen.between(0.0F, 0.08F)},
                      end});
  } else if (pen.chance(0.3F)) {  // a wave
    pen.curveThrough({{0.3F * tail, corner - pen.between(0.02F, 0.12F)}, {0.65F * tail, corner + 0.02F}, end});
  } else {
    pen.lineTo({end});
  }
  return width;
}

float drawThree(Pen& pen) {
  const float waist = pen.between(0.38F, 0.52F);
  const float notch = pen.between(0.15F, 0.55F);
  const Point middle = {notch, waist};
  if (pen.chance(0.3F)) {  // flat above
    const float top = pen.between(0.0F, 0.1F);
    pen.moveTo({pen.between(-0.05F, 0.25F), top + pen.between(-0.04F, 0.1F)});
    pen.lineTo({{pen.between(0.7F, 0.95F), top}, middle});
  } else {
    pen.moveTo({pen.between(-0.05F, 0.3F), pen.between(0.02F, 0.24F)});
    pen.curveThrough({{pen.between(0.35F, 0.55F), pen.between(-0.03F, 0.04F)},
                      {pen.between(0.68F, 0.92F), pen.between(0.14F, 0.24F)},
                      middle});
  }
  if (pen.chance(0.15F)) {  // a loop at the waist
    pen.curveThrough({{notch - 0.1F, waist + 0.05F}, {notch - 0.02F, waist + 0.1F}, {notch + 0.12F, waist + 0.03F}});
  }
  const float depth = pen.between(0.9F, 1.02F);
  pen.curveThrough({{pen.between(0.75F, 1.0F), pen.between(0.6F, 0.76F)},
                    {pen.between(0.4F, 0.6F), depth},
                    {pen.between(-0.1F, 0.25F), depth - pen.between(0.0F, 0.2F)}});
  if (pen.chance(0.15F)) pen.curveThrough({{pen.between(-0.05F, 0.2F), depth - pen.between(0.2F, 0.35F)}});
  return pen.between(0.45F, 0.85F);
}

float drawFour(Pen& pen) {
  const float bar = pen.between(0.42F, 0.8F);
  const float left = pen.between(-0.05F, 0.12F);
  const float reach = pen.between(0.8F, 1.15F);
  const float stem = pen.between(0.5F, 0.8F);
  const float foot = stem + pen.between(-0.2F, 0.05F);
  const float lift = pen.between(-0.08F, 0.06F);
  const float style = pen.between(0.0F, 1.0F);
  if (style < 0.4F) {  // open above
    pen.moveTo({pen.between(0.12F, 0.5F), pen.between(-0.02F, 0.12F)});
    const float soft = pen.between(0.0F, 0.12F);
    if (pen.chance(0.5F)) {
      pen.lineTo({{left, bar}});
    } else {
      pen.curveThrough({{left + 0.06F, 0.5F * bar}, {left + soft, bar}});
    }
    if (pen.chance(0.7F)) {
      pen.lineTo({{reach, bar + lift}});
    } else {  // the bar rises into the stem
      pen.curveThrough({{0.6F * reach, bar + pen.between(-0.02F, 0.08F)}, {reach, bar - pen.between(0.02F, 0.25F)}});
    }
    const float beginning = pen.chance(0.5F) ? pen.between(0.02F, 0.45F) : bar - pen.between(0.02F, 0.25F);
    pen.moveTo({stem + pen.between(0.0F, 0.25F), beginning});
    pen.lineTo({{foot, 1.0F}});
  } else if (style < 0.75F) {  // closed, the stem in a second stroke
    const float top = stem + pen.between(-0.2F, 0.1F);
    pen.moveTo({top, 0.0F});
    if (pen.chance(0.5F)) {
      pen.lineTo({{left, bar}});
    } else {
      pen.curveThrough({{0.3F, 0.4F * bar}, {left, bar}});
    }
    pen.lineTo({{reach, bar + lift}});
    pen.moveTo({stem + pen.between(-0.05F, 0.08F), pen.between(-0.05F, 0.3F)});
    pen.lineTo({{foot, 1.0F}});
  } else {  // closed, in one stroke: down, across, up to the top and down again
    pen.moveTo({stem, pen.between(0.0F, 0.12F)});
    pen.curveThrough({{pen.between(0.25F, 0.4F), 0.45F * bar}, {left, bar - pen.between(0.0F, 0.06F)}});
    pen.curveThrough({{pen.between(0.4F, 0.55F), bar}, {stem + pen.between(0.05F, 0.2F), 0.6F * bar}});
    pen.lineTo({{stem + pen.between(0.0F, 0.1F), pen.between(0.0F, 0.15F)}, {foot, 1.0F}});
  }
  return pen.between(0.5F, 0.9F);
}

float drawFive(Pen& pen) {
  const float stem = pen.between(0.08F, 0.3F);
  const float top = pen.between(0.0F, 0.1F);
  const float neck = pen.between(0.38F, 0.52F);
  const float bar = pen.between(0.7F, 1.1F);
  const float tilt = pen.between(-0.1F, 0.06F);
  const float belly = pen.between(0.75F, 1.0F);
  const Point shoulder = {stem - pen.between(-0.02F, 0.12F), neck};
  const auto below = [&] {
    const float depth = pen.between(0.92F, 1.02F);
    pen.curveThrough({{pen.between(0.4F, 0.6F), neck - pen.between(-0.03F, 0.1F)},
                      {belly, pen.between(0.6F, 0.76F)},
                      {pen.between(0.4F, 0.6F), depth},
                      {pen.between(-0.1F, 0.2F), depth - pen.between(0.0F, 0.14F)}});
  };
  const float style = pen.between(0.0F, 1.0F);
  if (style < 0.4F) {  // one stroke from the right end of the bar
    pen.moveTo({bar, top + tilt});
    pen.lineTo({{stem, top}, shoulder});
    below();
  } else if (style < 0.8F) {  // the bar last
    pen.moveTo({stem, top + pen.between(-0.02F, 0.05F)});
    pen.lineTo({shoulder});
    below();
    const float height = top + pen.between(-0.04F, 0.16F);
    pen.moveTo({stem + pen.between(-0.2F, 0.14F), height});
    pen.lineTo({{bar, height + tilt}});
  } else {  // without corners, like an S
    pen.moveTo({bar, top + pen.between(0.0F, 0.1F)});
    pen.curveThrough({{0.5F, top}, {stem, 0.5F * neck}, {0.4F, neck}});
    pen.curveThrough({{belly, pen.between(0.62F, 0.76F)}, {0.5F, 1.0F}, {pen.between(-0.1F, 0.15F), 0.9F}});
  }
  return pen.between(0.5F, 0.9F);
}

float drawSix(Pen& pen) {
  const float ring = pen.between(0.2F, 0.6F);  // height of the loop
  const float top = 1.0F - ring;
  const float left = pen.between(0.0F, 0.12F);
  const float right = left + pen.between(0.5F, 0.9F);
  if (pen.chance(0.3F)) {
    pen.moveTo({pen.between(0.75F, 1.05F), pen.between(0.02F, 0.14F)});
    pen.curveThrough({{pen.between(0.5F, 0.7F), 0.0F}, {left + pen.between(0.1F, 0.25F), 0.33F}});
  } else {
    pen.moveTo({pen.between(0.3F, 0.95F), 0.0F});
    pen.curveThrough({{left + pen.between(0.08F, 0.28F), pen.between(0.26F, 0.4F)}});
  }
  const float end = pen.between(0.0F, 0.3F);
  pen.curveThrough({{left, 1.0F - 0.5F * ring},
                    {pen.between(0.35F, 0.55F), 1.0F},
                    {right, 1.0F - pen.between(0.4F, 0.6F) * ring},
                    {pen.between(0.4F, 0.6F), top + pen.between(0.0F, 0.06F)},
                    {left + end - 0.05F, 1.0F - pen.between(0.3F, 0.7F) * ring}});
  if (pen.chance(0.15F)) pen.curveThrough({{left - pen.between(0.05F, 0.3F), 1.0F - pen.between(0.3F, 0.8F) * ring}});
  return pen.between(0.35F, 0.75F);
}

float drawSeven(Pen& pen) {
  const float top = pen.between(0.0F, 0.08F);
  const float right = pen.between(0.75F, 1.0F);
  const float foot = pen.between(0.2F, 0.65F);
  const Point corner = {right, top + pen.between(-0.06F, 0.06F)};
  const float left = pen.between(-0.1F, 0.15F);
  const float style = pen.between(0.0F, 1.0F);
  if (style < 0.25F) {  // round, like a 2 above
    pen.moveTo({left, top + pen.between(0.0F, 0.25F)});
    pen.curveThrough({{pen.between(0.25F, 0.5F), top + pen.between(-0.04F, 0.06F)},
                      {right - pen.between(0.0F, 0.12F), top + pen.between(0.04F, 0.14F)},
                      {right, top + pen.between(0.15F, 0.3F)}});
  } else if (style < 0.6F) {  // a serif or a hook to begin with
    pen.moveTo({left + pen.between(-0.06F, 0.05F), top + pen.between(0.06F, 0.28F)});
    if (pen.chance(0.5F)) {
      pen.lineTo({{left + 0.03F, top}, corner});
    } else {
      pen.curveThrough({{left + 0.15F, top}, {0.55F, top + pen.between(0.0F, 0.1F)}, corner});
    }
  } else {
    pen.moveTo({left, top + pen.between(-0.03F, 0.1F)});
    pen.lineTo({corner});
  }
  if (pen.chance(0.6F)) {
    pen.lineTo({{foot, 1.0F}});
  } else {
    pen.curveThrough({{0.5F * (right + foot) + pen.between(-0.12F, 0.08F), pen.between(0.35F, 0.5F)}, {foot, 1.0F}});
  }
  if (pen.chance(0.55F)) {
    const float height = pen.between(0.38F, 0.76F);
    const float stem = foot + (right - foot) * (1.0F - height);
    const float tilt = pen.between(-0.08F, 0.06F);
    const Point begin = {stem - pen.between(0.1F, 0.5F), height - tilt};
    if (pen.chance(0.65F)) {
      pen.moveTo(begin);
    } else if (pen.chance(0.5F)) {  // without lifting the pen
      pen.lineTo({begin});
    } else {  // the same in a curve
      pen.curveThrough({{0.5F * (foot + begin.x) - 0.05F, pen.between(0.85F, 1.0F)}, begin});
    }
    pen.lineTo({{stem + pen.between(0.15F, 0.5F), height + tilt}});
  }
  return pen.between(0.5F, 0.9F);
}

float drawEight(Pen& pen) {
  const float waist = pen.between(0.4F, 0.54F);
  const float upper = pen.between(0.3F, 0.48F);  // half of the width above
  const float lower = pen.between(0.36F, 0.52F);
  const Point crossing = {0.5F + pen.between(-0.06F, 0.06F), waist};
  const float style = pen.between(0.0F, 1.0F);
  if (style < 0.15F) {  // an S, and straight back up
    const float end = pen.between(0.6F, 1.0F);
    pen.moveTo({0.5F + end * upper, pen.between(0.0F, 0.25F)});
    pen.curveThrough({{pen.between(0.4F, 0.6F), 0.0F},
                      {0.5F - upper, pen.between(0.4F, 0.6F) * waist},
                      crossing,
                      {0.5F + lower, waist + pen.between(0.4F, 0.6F) * (1.0F - waist)},
                      {pen.between(0.4F, 0.6F), 1.0F},
                      {0.5F - lower, waist + pen.between(0.5F, 0.8F) * (1.0F - waist)}});
    pen.lineTo({{0.5F + upper * pen.between(0.8F, 1.2F), pen.between(-0.02F, 0.15F)}});
  } else if (style < 0.8F) {
    // From above on the right over the left, across, around below and back up.
    const float start = pen.between(0.3F, 1.0F);
    const float side = pen.chance(0.85F) ? 1.0F : -1.0F;
    const auto x = [&](float off) { return 0.5F + side * off; };
    pen.moveTo({x(start * upper), pen.between(0.02F, 0.26F)});
    pen.curveThrough({{x(pen.between(-0.1F, 0.15F)), pen.between(-0.02F, 0.05F)},
                      {x(-upper), pen.between(0.4F, 0.6F) * waist},
                      crossing,
                      {x(lower), waist + pen.between(0.4F, 0.6F) * (1.0F - waist)},
                      {x(pen.between(-0.1F, 0.1F)), 1.0F},
                      {x(-lower), waist + pen.between(0.4F, 0.65F) * (1.0F - waist)},
                      {crossing.x, crossing.y + pen.between(-0.06F, 0.06F)},
                      {x(upper * pen.between(0.7F, 1.25F)), pen.between(-0.02F, 0.3F)}});
    if (pen.chance(0.35F)) pen.curveThrough({{x(pen.between(-0.1F, 0.3F)), pen.between(-0.02F, 0.1F)}});
  } else if (style < 0.92F) {  // from the crossing
    pen.moveTo(crossing);
    pen.curveThrough({{0.5F - upper, 0.5F * waist},
                      {0.5F, 0.0F},
                      {0.5F + upper, 0.5F * waist},
                      crossing,
                      {0.5F - lower, 0.5F + 0.5F * waist},
                      {0.5F, 1.0F},
                      {0.5F + lower, 0.5F + 0.5F * waist},
                      {crossing.x + pen.between(-0.06F, 0.06F), crossing.y + pen.between(-0.06F, 0.06F)}});
  } else {  // two rings
    pen.moveTo({0.5F, 0.0F});
    pen.arc({0.5F, 0.5F * waist}, upper, 0.5F * waist, -90.0F, -90.0F - pen.between(340.0F, 375.0F));
    pen.moveTo({0.5F, waist});
    pen.arc({0.5F, 0.5F + 0.5F * waist}, lower, 0.5F * (1.0F - waist), -90.0F, -90.0F - pen.between(340.0F, 375.0F));
  }
  return pen.between(0.3F, 0.8F);
}

float drawNine(Pen& pen) {
  const float ring = pen.between(0.16F, 0.56F);  // height of the loop
  const float left = pen.between(0.0F, 0.3F);
  const float right = pen.between(0.74F, 0.95F);
  const float close = pen.between(0.1F, 0.5F) * ring;
  pen.moveTo({right - pen.between(0.0F, 0.25F), pen.between(0.0F, 0.3F) * ring});
  pen.curveThrough({{pen.between(0.4F, 0.6F), pen.between(-0.02F, 0.05F)},
                    {left, pen.between(0.4F, 0.62F) * ring},
                    {0.5F * (left + right) + pen.between(-0.1F, 0.1F), ring},
                    {right, close}});
  const float style = pen.between(0.0F, 1.0F);
  const float stem = right + pen.between(-0.04F, 0.06F);
  if (pen.chance(0.3F)) pen.lineTo({{stem, pen.between(-0.02F, 0.08F)}});
  if (style < 0.3F) {  // straight
    pen.lineTo({{pen.between(0.5F, 0.95F), 1.0F}});
  } else if (style < 0.5F) {  // a bow
    pen.curveThrough({{stem, pen.between(0.4F, 0.6F)}, {pen.between(0.3F, 0.7F), 1.0F}});
  } else {  // curled
    const float depth = pen.between(0.94F, 1.02F);
    pen.curveThrough({{stem, pen.between(0.5F, 0.66F)},
                      {stem - pen.between(0.04F, 0.22F), pen.between(0.8F, 0.92F)},
                      {pen.between(0.3F, 0.55F), depth},
                      {pen.between(-0.3F, 0.2F), depth - pen.between(-0.02F, 0.2F)}});
  }
  return pen.between(0.45F, 0.85F);
}

constexpr std::array<float (*)(Pen&), kDigits> kDraw = {drawZero, drawOne, drawTwo,   drawThree, drawFour,
                                                        drawFive, drawSix, drawSeven, drawEight, drawNine};

}  // namespace

std::vector<Stroke> penStrokes(int digit, std::uint64_t number) {
  Pen pen(Purpose::penDigits, number);
  const float width = kDraw.at(static_cast<std::size_t>(digit))(pen);
  return pen.finish(width);
}

}  // namespace inkling
