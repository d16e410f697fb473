// What teachers have set for an element, and goals.
const teacher = {
  locked: (/** @type {{list: string}} */ { list }) => `Set by the teacher, not to be changed here: ${list}.`,
  sign: 'Set by the teacher.',
  goal: 'Goal',
  reached: 'reached',
  notYet: 'not yet',
  metrics: {
    testAccuracy: 'test accuracy',
    accuracy: 'training accuracy',
    loss: 'training loss',
    testLoss: 'test loss',
    epochs: 'epochs',
    units: 'hidden units',
    layers: 'hidden layers',
    parameters: 'weights and biases',
    seconds: 'seconds of training',
  },
  controls: {
    image: 'What the network sees',
    bars: 'Probabilities',
    chart: 'Chart',
    accuracy: 'Test accuracy',
    teach: 'Saying what a drawing is',
    history: 'Going back along the epochs',
    weights: 'Weights and biases',
    'points-seed': 'Which points',
    own: 'Points of your own',
  },
};

export default teacher;

export const errors = {
  'switch-unknown': (/** @type {any} */ { attribute, names, known }) =>
    `${attribute}: this element has no control named ${names.join(', ')}. It has: ${known.join(', ')}.`,
  'goal-unclear': (/** @type {any} */ { part, metrics }) =>
    `goal: '${part}' is no condition. Write a name, one of >= <= > < = and a number, such as testAccuracy>=0.95, with spaces between conditions; names are ${metrics.join(', ')}.`,
  'goal-too-long': (/** @type {any} */ { count, most }) => `goal: up to ${most} conditions can be set, got ${count}.`,
  'locked-settings': (/** @type {any} */ { differences }) =>
    `The teacher has set ${differences.map((/** @type {any} */ { name, wanted }) => `${name}=${wanted}`).join(', ')}; this network has ${differences.map((/** @type {any} */ { name, found }) => `${name}=${found}`).join(', ')}, so it cannot take the place of the one that is here.`,
  'locked-files': () => 'The teacher has set that no files are opened here.',
  'locked-data': () => 'The teacher has set which points are learnt here, so no table is opened.',
};
