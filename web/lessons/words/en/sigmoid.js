// The sigmoid and its kin.

/** @typedef {Record<string, string | number>} Numbers */

const functions = { sigmoid: 'Sigmoid', tanh: 'tanh', relu: 'ReLU', 'leaky-relu': 'Leaky ReLU' };

export default {
  name: 'Sigmoid',
  title: 'The sigmoid, and why deep networks gave it up',
  lead: 'The sigmoid is a step that has a slope, so that a unit can learn by gradients. But far from zero it is nearly flat, and every layer that a gradient goes back through multiplies it by that slope.',
  functions,
  curveTitle: 'The curve and its slope',
  function: 'Function',
  sum: 'Weighted sum z',
  curves: { value: 'g(z)', slope: 'slope g′(z)' },
  curveSeen: (/** @type {Numbers} */ { name, sum, value, slope }) =>
    `${name} from −10 to 10, and its slope, dashed. At z = ${sum} its value is ${value} and its slope ${slope}.`,
  at: (/** @type {Numbers} */ { sum, value, slope }) => `g(${sum}) = ${value}, g′(${sum}) = ${slope}.`,
  isSaturated: 'Saturated: almost nothing of a gradient comes through.',
  isLive: 'The gradient comes through, times this slope.',
  deepTitle: 'Back through a deep network',
  other: 'Second network',
  depth: 'Hidden layers of 8 units',
  train: (/** @type {Numbers} */ { epochs }) => `Train both ${epochs} epochs`,
  pause: 'Pause',
  again: 'Start again',
  gradients: {
    caption: 'Length of the gradient by each layer’s weights (bars: logarithmic)',
    layer: 'Layer',
    output: (/** @type {Numbers} */ { weights }) => `${weights} (output)`,
  },
  shrinks: (/** @type {Numbers} */ { epochs, sigmoid, other, name, sigmoidAccuracy, otherAccuracy }) =>
    `After ${epochs} epochs the first layer’s gradient is ${sigmoid} times the output layer’s with the sigmoid, ${other} times with ${name}. Test points right: ${sigmoidAccuracy} and ${otherAccuracy}.`,
  exercises: {
    slope: {
      ask: 'What is the largest slope that the sigmoid has anywhere?',
      answer: 'Largest slope',
      none: 'Enter a number.',
      steeper: (/** @type {Numbers} */ { sum, slope }) => `At z = ${sum} it is steeper: ${slope}.`,
      flatter: 'It is nowhere as steep as that. Look along the dashed curve.',
      done: (/** @type {Numbers} */ { slope, power }) =>
        `It is ${slope}, at z = 0. So five layers, apart from their weights, leave a gradient at most ${power} of what it was.`,
    },
    saturated: {
      ask: 'With the sigmoid above: take z to where the slope falls under 0.01, as near to zero as the slider goes.',
      otherFunction: 'The function above is another one: choose the sigmoid.',
      steep: (/** @type {Numbers} */ { sum, slope }) => `At z = ${sum} the slope is still ${slope}: go on outwards.`,
      far: (/** @type {Numbers} */ { sum, nearer, slope }) =>
        `At z = ${sum} it is under 0.01, but at ${nearer}, nearer to zero, it is ${slope} already.`,
      done: (/** @type {Numbers} */ { sum, value, slope }) =>
        `At z = ${sum} the unit says ${value}, and only ${slope} of a gradient comes through. Inputs or weights that are a little too large are enough for that.`,
    },
    deep: {
      ask: 'Give both networks at least five hidden layers. Have one of them get 95 % of the test points right.',
      shallow: (/** @type {Numbers} */ { depth }) =>
        `They have ${depth} hidden ${depth === 1 ? 'layer' : 'layers'}: give them at least five.`,
      low: (/** @type {Numbers} */ { sigmoid, other, name, epochs }) =>
        `After ${epochs} epochs the sigmoid network gets ${sigmoid} right, the one with ${name} ${other}. Train on, or try another function.`,
      done: (/** @type {Numbers} */ { accuracy, name, norm, sigmoidNorm }) =>
        `The network with ${name} gets ${accuracy} right. The gradient of its first layer is ${norm} long, that of the sigmoid network’s ${sigmoidNorm}.`,
    },
  },
};
