// <inkling-playground>, in English.
const playground = {
  learning: 'How it learns',
  data: {
    title: 'Points',
    points: 'How many',
    noise: 'Noise',
    share: 'Share to train on',
    again: 'Other points',
  },
  datasets: {
    circle: 'Circle',
    xor: 'XOR',
    gauss: 'Two clouds',
    spiral: 'Spiral',
    moons: 'Moons',
    and: 'AND',
    or: 'OR',
    'xor-table': 'XOR table',
    plane: 'Plane',
    'gauss-surface': 'Hills',
    own: 'Your own',
  },
  features: {
    x: 'across',
    y: 'upwards',
    xSquared: 'x₁ squared',
    ySquared: 'x₂ squared',
    xTimesY: 'x₁ times x₂',
    sinX: 'sine of x₁',
    sinY: 'sine of x₂',
  },
  own: {
    help: 'Click into the plane, or type a point in. A table (CSV) has three columns: x₁, x₂, and a class or a value.',
    hint: 'Click to add a point',
    class: 'Class',
    className: (/** @type {{label: string}} */ { label }) => `Class ${label}`,
    add: 'Add point',
    undo: 'Take back',
    clear: 'Clear',
    open: 'Open a table…',
    readClasses: (/** @type {{count: number, classes: string}} */ { count, classes }) =>
      `Read ${count} points of the classes ${classes}.`,
    readValues: (/** @type {{count: number}} */ { count }) => `Read ${count} points with a value each.`,
    scaled: (/** @type {{columns: string}} */ { columns }) => `Scaled to fit the plane: ${columns}.`,
  },
  network: {
    title: 'Network',
    features: 'Features',
    output: 'Output',
    add: 'Add a layer',
    layer: (/** @type {{layer: number}} */ { layer }) => `Hidden layer ${layer}`,
    fewer: (/** @type {{layer: number}} */ { layer }) => `Fewer units in layer ${layer}`,
    more: (/** @type {{layer: number}} */ { layer }) => `More units in layer ${layer}`,
    remove: (/** @type {{layer: number}} */ { layer }) => `Remove layer ${layer}`,
    activation: (/** @type {{layer: number}} */ { layer }) => `Activation of layer ${layer}`,
    unit: (/** @type {{layer: string, unit: string}} */ { layer, unit }) =>
      `Unit ${unit} of hidden layer ${layer}: show its weights`,
    outputUnit: (/** @type {{unit: string}} */ { unit }) => `Output unit ${unit}: show its weights`,
    weight: (/** @type {{weight: string}} */ { weight }) => `Weight ${weight}: click to change it`,
    summary: (/** @type {{shape: string, parameters: string}} */ { shape, parameters }) =>
      `${shape} units, ${parameters} weights and biases`,
  },
  editor: {
    title: (/** @type {{layer: string, unit: string}} */ { layer, unit }) => `Layer ${layer}, unit ${unit}`,
    help: 'What it multiplies each input with, and what it adds. Change a number and see what becomes of the plane.',
    weight: (/** @type {{input: string}} */ { input }) => `Weight of ${input}`,
    bias: 'Bias',
  },
  output: {
    title: 'What it answers',
    training: 'Training',
    test: 'Test',
    loss: (/** @type {{loss: string}} */ { loss }) => `loss ${loss}`,
    showTest: 'Show test points',
    discretise: 'One colour or the other',
    right: (/** @type {{percent: string}} */ { percent }) => `${percent} right`,
    trainingLoss: 'Training loss',
    testLoss: 'Test loss',
    epochs: 'epochs',
    spoken: (/** @type {{training: string, test: string, result: string}} */ { training, test, result }) =>
      `The plane, coloured by what the network answers: ${training} points to train on, ${test} to test it, of these ${result}.`,
    spokenLoss: (/** @type {{loss: string}} */ { loss }) => `Test loss ${loss}`,
  },
  controls: {
    title: 'Training',
    play: 'Play',
    pause: 'Pause',
    step: 'Step',
    back: 'Back',
    backHelp: 'Takes back the last step',
    reset: 'Reset',
    resetHelp: 'The same first weights again',
    newSeed: 'New seed',
    newSeedHelp: 'Other first weights',
    size: 'A step is',
    sizes: { example: 'one point', minibatch: 'one minibatch', epoch: 'one epoch' },
    pace: 'Pace',
    paces: { frame: 'an epoch a frame', full: 'as fast as it can' },
    epoch: 'Epoch',
    updates: (/** @type {{steps: string}} */ { steps }) => `${steps} updates`,
  },
  files: {
    title: 'Take it with you',
    open: 'Open a network…',
    formats: {
      safetensors: 'Save safetensors',
      onnx: 'Save ONNX',
      json: 'Save JSON',
      pytorch: 'Save for PyTorch',
    },
  },
};

export default playground;

/** What an InklingError says of points. */
export const errors = {
  'attribute-choice': (/** @type {any} */ { name, value, choices }) =>
    `${name} must be one of ${choices.join(', ')}, got '${value}'.`,
  'attribute-number': (/** @type {any} */ { name, value, minimum, maximum, isWhole }) =>
    `${name} must be a ${isWhole ? 'whole ' : ''}number from ${minimum} to ${maximum}, got '${value}'.`,
  'no-points': () => 'There are no points to learn from: click some into the plane, or open a table.',
  'not-points': () => 'predict(points) needs a list of points [x, y] with finite numbers: [[1, 2], …].',
  'too-many-points': (/** @type {any} */ { count, most }) => `There can be up to ${most} points, got ${count}.`,
  parameter: (/** @type {any} */ { place, value, count }) =>
    `A weight or bias is changed to a finite number, by its place from 0 to ${count - 1}; got ${value} at ${place}.`,
  'points-model-shape': (/** @type {any} */ { inputs, outputs, wantedInputs, wantedOutputs }) =>
    `The network of the file has ${inputs} inputs and ${outputs} outputs; the chosen features and points need ${wantedInputs} and ${wantedOutputs}.`,
  'csv-empty': () => 'The table has no points: it needs lines of three columns, x, y, and a class or a value.',
  'csv-rows': (/** @type {any} */ { most }) =>
    `The table has more than ${most} points, which is as many as can be learnt here: take a part of it.`,
  'csv-columns': (/** @type {any} */ { line, count }) =>
    `Line ${line} has ${count} ${count === 1 ? 'column' : 'columns'}: every line needs three, x, y, and a class or a value.`,
  'csv-number': (/** @type {any} */ { line, value }) =>
    value === '' ? `Line ${line} has an empty cell.` : `Line ${line} has '${value}' where a number is needed.`,
  'csv-classes': (/** @type {any} */ { count, most }) =>
    `The third column names ${count} ${count === 1 ? 'class' : 'classes'}: there can be 2 to ${most}, or numbers to be predicted.`,
};
