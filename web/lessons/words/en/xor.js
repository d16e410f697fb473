// XOR.

/** @typedef {Record<string, string | number>} Numbers */

export default {
  name: 'XOR',
  title: 'What one line cannot do',
  lead: 'XOR is 1 when exactly one input is 1. A perceptron goes round in circles over it (Minsky and Papert, 1969); a hidden layer folds the plane, and a line is enough again.',
  perceptronTitle: 'One perceptron',
  planeSeen: (/** @type {Numbers} */ { first, second, bias }) =>
    `The four examples of XOR, and the line where the sum is zero: w₁ = ${first}, w₂ = ${second}, b = ${bias}.`,
  columns: { epoch: 'Epoch', mistakes: 'Mistakes', weights: 'w₁, w₂, b', sameAs: 'Same as' },
  table: 'The weights at the end of each epoch, the last one first',
  oneEpoch: 'One epoch',
  tenEpochs: 'Ten epochs',
  begin: 'The perceptron rule with rate 1, from zero weights. Let it try.',
  mistaken: (/** @type {Numbers} */ { epoch, mistakes }) =>
    `Epoch ${epoch}: ${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}.`,
  learnt: (/** @type {Numbers} */ { epoch }) => `Epoch ${epoch} passed without a mistake.`,
  repeats: (/** @type {Numbers} */ { epoch, earlier }) =>
    `Epoch ${epoch} ends with the very weights of epoch ${earlier}: it goes round, and will for ever.`,
  why: 'Why there is no line',
  added: 'One inequality for each example: 0s on the left, 1s on the right. Each side added up:',
  networkTitle: 'A hidden layer in between',
  units: 'Units',
  seed: 'Seed',
  train: 'Train',
  pause: 'Pause',
  epoch: 'Step',
  reset: 'Reset',
  inputSpace: 'Inputs: the zeros of the hidden units, and the answer as colour',
  hiddenSpace: 'Hidden space: the examples as the output unit sees them',
  moreUnits: (/** @type {Numbers} */ { units }) => `The first two of ${units} axes.`,
  state: (/** @type {Numbers} */ { epochs, loss, parameters, right }) =>
    `${right} of 4 right · epoch ${epochs} · loss ${loss} · ${parameters} weights and biases`,
  inputSeen: (/** @type {Numbers} */ { units }) =>
    `The plane of the inputs with the four examples, the answer of the network as colour, and for each of ${units} hidden units the line where it is zero.`,
  hiddenSeen: (/** @type {string} */ places) =>
    `The examples in the space of the hidden units, with the line of the output unit: ${places}.`,
  folded: (/** @type {Numbers} */ { x, y, outputs }) => `(${x}, ${y}) lies at (${outputs})`,
  exercises: {
    line: {
      ask: 'How many of the four examples can one line have right at the most?',
      field: 'Examples',
      noNumber: 'Give a whole number from 0 to 4.',
      tooMany: (/** @type {Numbers} */ { best, ways }) =>
        `Lines part the four examples in ${ways} ways, all of them tried just now: none has more than ${best} right. Look at “Why there is no line”.`,
      tooFew: (/** @type {Numbers} */ { best }) => `Among the lines tried just now is one with ${best} right.`,
      done: (/** @type {Numbers} */ { best, ways }) =>
        `Lines part them in ${ways} of 16 ways, and none of those has more than ${best} right: all four would ask for a sum that is negative and not.`,
    },
    fewest: {
      ask: 'Solve XOR with as few weights and biases as you can.',
      unsolved: (/** @type {Numbers} */ { units, right }) =>
        `With ${units} hidden ${units === 1 ? 'unit' : 'units'} it has ${right} of 4 right now. Train on, or try another seed or number of units.`,
      tooMany: (/** @type {Numbers} */ { units, parameters }) =>
        `Solved, with ${parameters} weights and biases. But ${units} hidden units are more than it takes.`,
      done: (/** @type {Numbers} */ { parameters }) =>
        `${parameters} weights and biases. With one hidden unit the answer could only rise or only fall across the plane.`,
    },
    fold: {
      ask: 'XOR solved: which two examples lie nearest to each other in the hidden space?',
      ones: 'the two 1s',
      zeros: 'the two 0s',
      mixed: 'a 0 and a 1',
      unsolved: (/** @type {Numbers} */ { right }) => `The network has ${right} of 4 right: train it until it has all.`,
      noChoice: 'Choose one of the three.',
      measured: (/** @type {Numbers} */ { one, other, distance }) =>
        `Measured: ${one} and ${other} are the nearest, ${distance} apart.`,
      done: (/** @type {Numbers} */ { one, other, distance }) =>
        `${one} and ${other} are only ${distance} apart. The plane is folded so that a line can part the classes.`,
    },
  },
};
