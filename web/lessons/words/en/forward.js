// Forward and back.

/** @typedef {Record<string, string | number>} Numbers */

export default {
  name: 'Forward and back',
  title: 'Every product and sum',
  lead: 'Forward: weighted sums, each of them bent. Back: the chain rule hands each weight its share of the loss.',
  which: 'Look at',
  smallNetwork: 'a 3-3-2 network',
  digitNetwork: 'a network that reads your digit',
  networkTitle: 'Network and example',
  example: 'Example',
  reset: 'First weights',
  newWeights: 'Other weights',
  stepTitle: 'Step by step',
  back: 'Back',
  next: 'Next',
  forward: 'forward',
  backward: 'back',
  place: (/** @type {Numbers} */ { step, steps, direction, about }) => `${step} of ${steps}, ${direction}: ${about}`,
  steps: {
    inputs: () => 'the three inputs are x₁, x₂ and their product.',
    sum: (/** @type {Numbers} */ { layer, unit }) =>
      `unit ${unit} of layer ${layer} adds up what it gets${layer === 1 ? ', and tanh bends the sum.' : '.'}`,
    softmax: () => 'softmax turns the two sums into probabilities.',
    loss: (/** @type {Numbers} */ { target }) =>
      `the class is ${target}, so the loss is cross-entropy of output ${Number(target) + 1}.`,
    outputDelta: () => 'of softmax with cross-entropy, the gradient by the sums is just output minus target.',
    hiddenDelta: (/** @type {Numbers} */ { unit }) =>
      `hidden unit ${unit} gets the deltas back through its own weights, times the slope of tanh.`,
    weightGradient: (/** @type {Numbers} */ { layer }) =>
      `each weight of layer ${layer}: what came in, times the delta where it leads.`,
  },
  figureSeen: (/** @type {Numbers} */ { inputs, outputs, target }) =>
    `A network of three inputs (${inputs}), three hidden units and two outputs (${outputs}). The class is ${target}.`,
  parametersTitle: 'Weights and their gradients',
  table: 'Weights and biases, with the gradient of the loss by each of them',
  columns: { parameter: 'Name', value: 'Value', gradient: 'Backprop', numeric: 'Difference' },
  valueOf: (/** @type {string} */ name) => `Value of ${name}`,
  relativeError: (/** @type {string} */ error) =>
    `Difference: (L(w + ε) − L(w − ε)) / 2ε. The two columns agree to ${error}.`,
  falsified: 'Gradients of one group are falsified now.',
  digitTitle: 'Your digit',
  draw: 'Draw a digit.',
  reads: (/** @type {Numbers} */ { digit, share, epochs }) =>
    `The network reads ${digit}, ${share}, after ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}.`,
  unitTitle: 'One unit',
  layer: 'Layer',
  outputLayer: 'output (0–9)',
  hiddenLayer: 'hidden (1–32)',
  unit: 'Unit',
  trainEpoch: 'Train one epoch',
  termsTitle: 'What its sum is made of',
  terms: (/** @type {Numbers} */ { terms }) => `The ${terms} largest terms`,
  termColumns: { from: 'From', weight: 'Weight', input: 'Input', term: 'Product' },
  pixel: (/** @type {Numbers} */ { column, row }) => `pixel ${column}, ${row}`,
  hiddenUnit: (/** @type {number} */ unit) => `unit ${unit}`,
  exercises: {
    descend: {
      ask: 'Bring this loss under 0.2: change weights by hand.',
      unchanged: (/** @type {Numbers} */ { loss }) =>
        `The loss is ${loss}, and no weight has been changed: type another value into the table.`,
      tooHigh: (/** @type {Record<string, any>} */ { loss, name, gradient, isUp }) =>
        `The loss is ${loss}. The steepest way down is ${name} (gradient ${gradient}): make it ${isUp ? 'larger' : 'smaller'}.`,
      done: (/** @type {Numbers} */ { loss, changed }) =>
        `The loss is ${loss}, with ${changed} changed ${changed === 1 ? 'parameter' : 'parameters'}: gradient descent by hand.`,
    },
    fault: {
      ask: 'Falsify the gradients of one group, and find it by the gradient check.',
      falsify: 'Falsify',
      field: 'Wrong',
      notFalsified: 'Nothing is falsified yet: press “Falsify” first.',
      noChoice: 'Choose a group: W or b of layer 1 or 2.',
      agrees: (/** @type {Numbers} */ { name }) =>
        `All gradients of ${name} agree with their central differences. Compare the two columns of the others.`,
      done: (/** @type {Numbers} */ { name }) =>
        `The gradients of ${name} are half of their central differences: as if a factor of the chain rule were missing.`,
    },
    unit: {
      ask: 'Draw a digit, train an epoch: which hidden unit speaks most for it?',
      field: 'Hidden unit',
      notDrawn: 'There is no digit yet: look at the network that reads digits, above, and draw one.',
      untrained: 'The network is untrained: train one epoch first.',
      other: (/** @type {Numbers} */ { digit }) =>
        `The network reads ${digit}. Look at output unit ${digit}: which of its terms is the largest positive one?`,
      done: (/** @type {Numbers} */ { digit, unit }) =>
        `The product of unit ${unit} is the largest in the sum of output ${digit}.`,
    },
  },
};
