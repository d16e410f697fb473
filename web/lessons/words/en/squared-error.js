// The squared error on sigmoid outputs, and its limits.

/** @typedef {Record<string, string | number>} Numbers */

export default {
  name: 'Squared error',
  title: 'Digits by the squared error, and its limits',
  lead: 'Ten sigmoid outputs, a target of 1 for the right digit and 0 for the others, and the squared error: it works, until an output is sure and wrong. Then the sigmoid is flat, and hardly anything is learnt from the worst mistakes.',
  losses: ['Squared error', 'Cross-entropy'],
  loss: 'Loss',
  outputTitle: 'One output',
  target: 'Target t',
  logit: 'Logit z',
  lossSeen: (/** @type {Numbers} */ { target, logit }) =>
    `Both losses by the logit, for the target ${target}; a line at z = ${logit}. The squared error levels off at ½, cross-entropy goes on rising.`,
  gradientSeen: (/** @type {Numbers} */ { target, logit }) =>
    `The slopes of both losses by the logit, for the target ${target}; a line at z = ${logit}. That of the squared error goes back to zero on the wrong side, that of cross-entropy to 1 or −1.`,
  output: (/** @type {Numbers} */ { output, target }) => `Output a = ${output}, target t = ${target}.`,
  raceTitle: 'Ten outputs: a race',
  rate: 'Learning rate',
  second: 'Cross-entropy',
  sigmoidOutputs: 'on ten sigmoids, too',
  softmaxOutputs: 'on softmax',
  fresh: 'Start',
  saturated: 'Start saturated',
  train: (/** @type {Numbers} */ { epochs }) => `Train ${epochs} epochs`,
  pause: 'Pause',
  axes: { epochs: 'epochs', accuracy: '% of test digits right' },
  stands: (/** @type {Numbers} */ { epochs, squared, crossEntropy }) =>
    `After ${epochs} epochs with the same weights to begin with and the same minibatches: squared error ${squared}, cross-entropy ${crossEntropy} of the test digits right.`,
  standsSaturated: (/** @type {Numbers} */ { epochs, squared, crossEntropy }) =>
    `Begun sure that every digit is a 0. After ${epochs} epochs: squared error ${squared}, cross-entropy ${crossEntropy} of the test digits right.`,
  deltasTitle: 'What the outputs learn from',
  deltasCaption: 'Mean size of δ = ∂L/∂z, for one digit each (bars: logarithmic)',
  deltasNote: 'For ten training digits, one of each kind.',
  digit: 'Output',
  exercises: {
    steepest: {
      ask: 'Above, with the target 0: take z to where the squared error has its largest gradient.',
      otherTarget: 'The target is 1 now: choose 0.',
      right: (/** @type {Numbers} */ { logit, gradient }) =>
        `At z = ${logit} it is ${gradient}, and it is larger for a larger z.`,
      left: (/** @type {Numbers} */ { logit, gradient }) =>
        `At z = ${logit} it is ${gradient}, and it is larger for a smaller z.`,
      done: (/** @type {Numbers} */ { logit, output, gradient }) =>
        `At z = ${logit}, where a = ${output}, it is ${gradient}. Beyond that, the more an output is wrong, the less it learns.`,
    },
    ratio: {
      ask: 'Press “Start saturated” and do not train yet. How many times as large is the δ of output 0 with cross-entropy?',
      answer: 'Times',
      none: 'Enter a number over zero.',
      notThere: 'The networks are not at a saturated start now: press “Start saturated”, and leave it there.',
      smaller: (/** @type {Numbers} */ { squared, crossEntropy }) =>
        `It is more: the table says ${crossEntropy} against ${squared}. Divide them.`,
      larger: (/** @type {Numbers} */ { squared, crossEntropy }) =>
        `It is less: the table says ${crossEntropy} against ${squared}. Divide them.`,
      done: (/** @type {Numbers} */ { ratio }) =>
        `About ${ratio} times. It is the factor a (1 − a), the slope of the flat sigmoid, which cross-entropy cancels.`,
    },
    recover: {
      ask: 'Start saturated, and have the squared error get 80 % right within 30 epochs. Something has to be far larger.',
      fresh: 'This race was not begun saturated: press “Start saturated”.',
      untrained: 'Nothing has been trained since the start: train both.',
      low: (/** @type {Numbers} */ { epochs, accuracy }) =>
        `After ${epochs} epochs it gets ${accuracy} right: train on, or start again with another learning rate.`,
      late: (/** @type {Numbers} */ { epochs }) =>
        `Within ${epochs} epochs it did not get there: start again with another learning rate.`,
      done: (/** @type {Numbers} */ { rate, epochs }) =>
        `With the rate ${rate} it took ${epochs} epochs: a gradient that is too small, times a rate that is large. See what such a rate makes of cross-entropy.`,
    },
  },
};
