// Logistic regression, English.
export default {
  name: 'Logistic regression',
  title: 'Logistic regression is softmax with two classes',
  lead: 'On the left one sigmoid unit, on the right a softmax layer of two. Both learn the same two clouds from starts that match, minibatch by minibatch. Watch how far apart their probabilities are.',
  training: 'Train both',
  start: 'Start',
  starts: {
    zeros: 'All zero',
    halves: 'Random w, and −w/2 with w/2',
    second: 'Random w, and 0 with w',
  },
  rates: ['Rate of the sigmoid', 'Rate of the softmax'],
  train: (/** @type {Record<'epochs', string>} */ { epochs }) => `Train ${epochs} epochs`,
  pause: 'Pause',
  step: 'One update',
  again: 'Start again',
  captions: [
    (/** @type {Record<'loss' | 'accuracy', string>} */ { loss, accuracy }) =>
      `Sigmoid unit, binary cross-entropy: test loss ${loss}, ${accuracy} right`,
    (/** @type {Record<'loss' | 'accuracy', string>} */ { loss, accuracy }) =>
      `Softmax of two, cross-entropy: test loss ${loss}, ${accuracy} right`,
  ],
  plane: (/** @type {Record<'loss' | 'accuracy', string>} */ { loss, accuracy }) =>
    `The training points, the line where both classes are equally probable, and the probabilities as colours: test loss ${loss}, ${accuracy} right. The chosen point has a ring.`,
  agree: (/** @type {Record<'epochs' | 'difference', string>} */ { epochs, difference }) =>
    `After ${epochs} epochs they agree: over all test points the probabilities differ by ${difference} at the most, which is rounding.`,
  apart: (/** @type {Record<'epochs' | 'difference', string>} */ { epochs, difference }) =>
    `After ${epochs} epochs they have come apart: the probabilities differ by up to ${difference}.`,
  probabilities: {
    title: 'The probability of class 1',
    caption: 'The probability of class 1 at five training points, by both',
    columns: ['Point', 'Sigmoid', 'Softmax', 'Difference'],
  },
  point: 'Chosen point, by its number (or click one)',
  same: 'Why they are the same',
  weights: {
    caption: 'The weights of both',
    columns: ['Of', 'w', 'W₁ − W₀', 'W₀', 'W₁'],
  },
  why: 'Only the difference of the two logits counts, so W₁ − W₀ is the w of logistic regression. An update moves W₁ one way and W₀ just as far the other way, the difference by twice as much: so the softmax layer has half of the rate. What is left is rounding: a float32 has 24 bits, about seven digits.',
  exercises: {
    rate: {
      ask: 'Set the learning rate of the softmax layer to 0.2. Which rate does the sigmoid unit need now? Set it, train both for 50 epochs, and check.',
      otherRate: (/** @type {Record<'rate', string>} */ { rate }) =>
        `The softmax layer has another rate than ${rate}: set it first.`,
      tooFew: (/** @type {Record<'epochs', string>} */ { epochs }) =>
        `Train both for ${epochs} epochs first: so early nothing can be told.`,
      tooSlow: (/** @type {Record<'difference', string>} */ { difference }) =>
        `The probabilities differ by up to ${difference}: the sigmoid unit has fallen behind W₁ − W₀, which every update moves twice.`,
      tooFast: (/** @type {Record<'difference', string>} */ { difference }) =>
        `The probabilities differ by up to ${difference}: the sigmoid unit has run ahead of W₁ − W₀, which every update moves by twice the rate, not more.`,
      agree: (/** @type {Record<'difference', string>} */ { difference }) =>
        `With twice the rate, w and W₁ − W₀ take the same steps: the probabilities differ by ${difference} at the most.`,
    },
    logit: {
      ask: 'A softmax layer has the logits z₀ = −0.4 and z₁ = 1.1. Which z gives a sigmoid unit the same probability of class 1?',
      answer: 'z',
      none: 'Enter a number.',
      wrong: (/** @type {Record<'sigmoid' | 'softmax', string>} */ { sigmoid, softmax }) =>
        `The softmax layer says ${softmax}, the sigmoid of your number ${sigmoid}. Divide both exponentials by e to the z₀, and see what is left.`,
      right: (/** @type {Record<'sigmoid' | 'softmax', string>} */ { sigmoid, softmax }) =>
        `Both say ${softmax} (the sigmoid ${sigmoid}): z is z₁ − z₀.`,
    },
    shift: {
      ask: 'Add 3 to both biases of the softmax layer. What becomes of its probabilities?',
      choices: {
        grow: 'Class 1 becomes more probable everywhere',
        unchanged: 'They stay as they are',
        multiplied: 'Both are multiplied by e³',
      },
      none: 'Choose an answer first.',
      wrong: (/** @type {Record<'change', string>} */ { change }) =>
        `It was tried just now on your trained layer: no probability changed by more than ${change}. A factor e³ stands above and below the line.`,
      right: (/** @type {Record<'change', string>} */ { change }) =>
        `It was tried just now on your trained layer: no probability changed by more than ${change}. So one column is superfluous, and logistic regression leaves it out.`,
    },
  },
};
