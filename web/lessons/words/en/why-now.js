// Why now, English.
export default {
  name: 'Why now',
  title: 'Why it works now',
  lead: 'Back-propagation was known in 1986, the perceptron in 1957. What has come since are more data, faster machines and better methods. Measure all three, here and now.',
  pause: 'Pause',
  axes: { accuracy: 'test accuracy, %', epochs: 'epochs' },
  amount: {
    title: 'More data',
    what: '64 ReLU units, Adam. Each network sees 40,000 digits, but none of them more than 60 times; all are judged on the same 2,000 others.',
    train: 'Train all five',
    curve: 'Test accuracy',
    axis: 'log₁₀ of the digits',
    chart: 'Test accuracy against the number of digits to train on; the table below has the numbers.',
    caption: 'Errors and accuracy by the number of digits to train on',
    columns: ['Digits', 'Errors', 'Right'],
    training: (/** @type {string} */ count) => `Training on ${count} digits…`,
    done: 'Each time the amount is about three times as large.',
  },
  speed: {
    title: 'Faster machines',
    what: 'The same product of two matrices by a plain loop, one number after the other, and by the kernel that trains here, with SIMD four at a time and the sums in registers: multiplications and additions a second.',
    measure: 'Measure',
    caption: 'Operations a second, in billions',
    columns: ['By', 'Billions a second'],
    names: { scalars: 'Plain loop', vectors: 'SIMD kernel' },
    result: (/** @type {Record<'factor', string>} */ { factor }) =>
      `${factor} times as fast, and the results are equal to the bit.`,
    differs: (/** @type {Record<'factor', string>} */ { factor }) =>
      `${factor} times as fast, but the results differ: please report this.`,
  },
  race: {
    title: 'Better methods',
    what: 'Eight epochs on the same digits from the same seed. The rule of 1957 teaches one layer; all others have 64 hidden units, softmax and cross-entropy.',
    start: 'Start the race',
    names: {
      perceptron: 'Perceptron rule',
      sgdSigmoid: 'SGD, sigmoid',
      sgdRelu: 'SGD, ReLU',
      adamSigmoid: 'Adam, sigmoid',
      adamRelu: 'Adam, ReLU',
    },
    result: (/** @type {Record<'name' | 'accuracy', string>} */ { name, accuracy }) => `${name}: ${accuracy}`,
    chart: (/** @type {string} */ results) => `Test accuracy over the epochs. ${results}`,
    running: (/** @type {string} */ name) => `Now: ${name}`,
    done: 'All five have arrived.',
  },
  exercises: {
    tenfold: {
      ask: 'Ten times as many digits, 3,000 and not 300: what becomes of the errors?',
      choices: {
        tenth: 'They fall to a tenth or so',
        some: 'They fall, but to more than a fifth',
        hardly: 'They hardly fall',
      },
      unmeasured: 'Train all five first.',
      none: 'Choose an answer first.',
      wrong: (/** @type {Record<'before' | 'after' | 'factor', string>} */ { before, after, factor }) =>
        `You measured ${before} and then ${after}: fewer by a factor of ${factor}.`,
      right: (/** @type {Record<'before' | 'after' | 'factor', string>} */ { before, after, factor }) =>
        `From ${before} to ${after}, fewer by a factor of ${factor}. Data help for ever, but each digit less than the one before.`,
    },
    scalar: {
      ask: 'Training takes 100 billion operations. How many seconds would that be with the plain loop, at the speed that you have measured? (Within 10%.)',
      answer: 'Seconds',
      unmeasured: 'Measure the speed first.',
      none: 'Enter a number.',
      wrong: (/** @type {Record<'rate', string>} */ { rate }) =>
        `Not with ${rate} billion a second: divide 100 by that.`,
      right: (/** @type {Record<'scalar' | 'vector', string>} */ { scalar, vector }) =>
        `${scalar} s, and ${vector} s with the SIMD kernel.`,
    },
    epoch: {
      ask: 'Choose a method that reads at least 90% of the test digits after a single epoch. Checking trains it.',
      optimizer: 'Optimizer',
      optimizers: { sgd: 'SGD', momentum: 'Momentum', adam: 'Adam' },
      activation: 'Activation',
      activations: { sigmoid: 'Sigmoid', tanh: 'tanh', relu: 'ReLU' },
      rate: 'Learning rate',
      stopped: 'It was stopped before its end.',
      wrong: (/** @type {Record<'accuracy', string>} */ { accuracy }) =>
        `It reads ${accuracy} after one epoch. See in the race which methods are fast, and try learning rates ten times as large and as small.`,
      right: (/** @type {Record<'accuracy' | 'seconds', string>} */ { accuracy, seconds }) =>
        `It reads ${accuracy} after one epoch, which took ${seconds} s.`,
    },
  },
};
