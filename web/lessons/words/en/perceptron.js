// The perceptron.

/** @typedef {Record<string, string | number>} Numbers */

export default {
  name: 'Perceptron',
  title: 'A unit that learns from its mistakes',
  lead: 'A perceptron (Rosenblatt, 1957) fires when its weighted sum reaches zero. It looks at one example after another, and only a mistake changes its weights.',
  task: 'Learn',
  and: 'AND',
  or: 'OR',
  rate: 'Rate η',
  seed: 'Order',
  next: 'Next example',
  go: 'Run',
  pause: 'Pause',
  reset: 'Start again',
  planeTitle: 'The line',
  planeSeen: (/** @type {Numbers} */ { first, second, bias }) =>
    `The four examples, and the line where the sum is zero: w₁ = ${first}, w₂ = ${second}, b = ${bias}. The perceptron fires on one side of it.`,
  exampleTitle: 'This example',
  begin: 'All weights are zero. Press “Next example” and follow the numbers.',
  isRight: 'a is t: right, so nothing changes.',
  tooLow:
    'It should have fired: the example is added to the weights, and the line moves to take it in (dashed: before).',
  tooHigh:
    'It should not have fired: the example is taken from the weights, and the line moves away from it (dashed: before).',
  learnt: (/** @type {Numbers} */ { updates }) =>
    `A whole epoch without a mistake: learnt after ${updates} updates. From here on nothing ever changes.`,
  updatesTitle: 'Its mistakes',
  counts: (/** @type {Numbers} */ { updates, examples, epochs }) =>
    `Updates ${updates} · examples ${examples} · epochs ${epochs}`,
  bound: (/** @type {Numbers} */ { separator, lengthSquared, radiusSquared, margin, bound }) =>
    `Novikoff (1962): w* = (${separator}) separates them, so there are never more than ‖w*‖²R²/γ² = ${lengthSquared} · ${radiusSquared} / ${margin}² = ${bound} updates, in any order.`,
  table: 'The examples seen so far, the last one first',
  exercises: {
    and: {
      ask: 'Let the perceptron learn AND: an epoch (all four examples) without a mistake.',
      otherTask: 'The lab has OR now: choose AND above.',
      noEpoch: 'No epoch is complete yet: show it all four examples.',
      mistaken: (/** @type {Numbers} */ { mistakes, epoch }) =>
        `In epoch ${epoch}, the last complete one, it still made ${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}: go on.`,
      done: (/** @type {Numbers} */ { updates }) =>
        `It took ${updates} updates. A line separates the one example to fire at from the other three.`,
    },
    or: {
      ask: 'Predict: with the order 1, after how many updates has it learnt OR?',
      field: 'Updates',
      noNumber: 'Give a whole number.',
      tooFew: (/** @type {Numbers} */ { guess, x, y }) =>
        `After ${guess} ${guess === 1 ? 'update' : 'updates'} it still mistakes (${x}, ${y}) later on: it needs more.`,
      tooMany: (/** @type {Numbers} */ { guess }) =>
        `It never comes to ${guess} updates: before that an epoch passes without a mistake.`,
      done: (/** @type {Numbers} */ { updates }) =>
        `The core has just counted ${updates}, far below what the theorem allows.`,
    },
    rate: {
      ask: 'From zero weights, AND is learnt with the rate ½ instead of 1. The number of updates is…',
      fewer: 'smaller',
      same: 'the same',
      more: 'larger',
      noChoice: 'Choose one of the three.',
      measured: (/** @type {Numbers} */ { whole, half }) =>
        `Measured just now: ${whole} updates with 1, ${half} with ½. Does a sum change its sign when all weights are halved?`,
      done: (/** @type {Numbers} */ { whole, half }) =>
        `Measured: ${whole} with 1, ${half} with ½. Every weight is half as large, so no sum changes its sign: the same line, the same mistakes.`,
    },
  },
};
