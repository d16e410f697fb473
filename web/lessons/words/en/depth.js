// Deep or not, English.
export default {
  name: 'Deep or not',
  title: 'Deep or not',
  lead: 'Five networks with one to five hidden layers, and about the same number of weights and biases each. Does it help to put the units behind each other rather than beside each other? Train them, and see on what it depends.',
  compare: 'The same parameters, one to five layers',
  data: 'Data',
  dataNames: { spiral: 'Spiral', digits: 'MNIST digits' },
  activation: 'Activation',
  activations: { tanh: 'tanh', relu: 'ReLU', sigmoid: 'Sigmoid' },
  trainAll: 'Train all five',
  pause: 'Pause',
  how: 'One after the other, with Adam: 300 epochs on the spiral, 5 on the digits. Every press takes another seed, so that you see what is luck.',
  untrained: 'Nothing trained yet.',
  training: (/** @type {string} */ number) => `Training network ${number} of 5…`,
  trained: (/** @type {Record<'means' | 'seeds', string>} */ { means, seeds }) =>
    `Test accuracy with one to five hidden layers: ${means} (seeds: ${seeds}).`,
  chart: 'Test accuracy by depth',
  axes: { layers: 'hidden layers', accuracy: 'test accuracy, %' },
  seed: (/** @type {string} */ seed) => `Seed ${seed}`,
  chartText: (/** @type {string} */ means) => `Mean test accuracy with one, two and more hidden layers: ${means}.`,
  layers: (/** @type {number} */ layers) => (layers === 1 ? '1 hidden layer' : `${layers} hidden layers`),
  facts: { units: 'Units', parameters: 'Parameters', accuracy: 'Test accuracy', seconds: 'Seconds' },
  surface: (/** @type {Record<'layers' | 'accuracy', string>} */ { layers, accuracy }) =>
    `What the network with ${layers} hidden layers makes of the plane. Test accuracy: ${accuracy}.`,
  own: {
    title: 'Your own network on the spiral',
    layers: 'Hidden layers',
    units: 'Units in each',
    rate: 'Learning rate',
    train: 'Train',
    again: 'Start again',
    status: (/** @type {Record<'epochs' | 'accuracy', string>} */ { epochs, accuracy }) =>
      `After ${epochs} epochs: ${accuracy} of the test points are right.`,
    surface: (/** @type {Record<'epochs' | 'accuracy', string>} */ { epochs, accuracy }) =>
      `The spiral, and what your network makes of the plane after ${epochs} epochs: ${accuracy} of the test points are right.`,
  },
  exercises: {
    count: {
      ask: 'Give your own network layers and units so that it has 151 weights and biases: two inputs, one output, a bias for every unit.',
      tooFew: (/** @type {Record<'sum' | 'count', string>} */ { sum, count }) => `It has ${sum} = ${count}: too few.`,
      tooMany: (/** @type {Record<'sum' | 'count', string>} */ { sum, count }) => `It has ${sum} = ${count}: too many.`,
      right: (/** @type {Record<'sum' | 'count', string>} */ { sum, count }) => `${sum} = ${count}.`,
    },
    twenty: {
      ask: 'Reach a test accuracy of 95% on the spiral with at most 20 hidden units in all.',
      tooMany: (/** @type {Record<'units' | 'most', string>} */ { units, most }) =>
        `Your network has ${units} hidden units: ${most} at most are allowed.`,
      untrained: 'Your network is not trained yet.',
      shallow: (/** @type {Record<'accuracy', string>} */ { accuracy }) =>
        `It reads ${accuracy} of the test points. One hidden layer only adds up steps along straight lines: with so few units, put them into two or three layers.`,
      notYet: (/** @type {Record<'accuracy', string>} */ { accuracy }) =>
        `It reads ${accuracy} of the test points. Train longer, or try another activation, learning rate or number of layers.`,
      right: (/** @type {Record<'accuracy' | 'units' | 'layers', string>} */ { accuracy, units, layers }) =>
        `${accuracy} with ${units} units in ${layers} layers.`,
    },
    share: {
      ask: 'Train all five on the digits. Of all weights and biases of the one with five layers, how many belong to its first layer?',
      choices: { fifth: 'About a fifth', half: 'About a half', most: 'Nearly all' },
      untrained: 'Train all five on the digits first.',
      none: 'Choose an answer first.',
      wrong: (/** @type {Record<'first' | 'all' | 'share', string>} */ { first, all, share }) =>
        `The first layer has ${first} of ${all}: ${share}. It has the 784 pixels as inputs, all others some thirty units.`,
      right: (/** @type {Record<'first' | 'all' | 'share', string>} */ { first, all, share }) =>
        `The first layer has ${first} of ${all}: ${share}. So depth is cheap on images, and with dense layers it changes little.`,
    },
  },
};
