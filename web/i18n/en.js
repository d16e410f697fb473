// Every sentence of the pages, in English. Entries that need a value are functions of it; numbers come formatted.
import architecture from './en/architecture.js';
import augmentation from './en/augmentation.js';
import embed from './en/embed.js';
import files from './en/files.js';
import guide from './en/guide.js';
import hand from './en/hand.js';
import errors from './en/errors.js';
import { keep } from './en/keep.js';
import judging from './en/judging.js';
import offline from './en/offline.js';
import playground from './en/playground.js';
import runs from './en/runs.js';
import inside from './en/inside.js';
import preprocessing from './en/preprocessing.js';
import teacher from './en/teacher.js';

const english = {
  draw: {
    title: 'Draw a digit',
    canvas: 'Drawing canvas',
    canvasHelp:
      'Draw one digit, 0 to 9, with a finger, pen or mouse. With the keyboard: the arrow keys move the pen over a grid of 28 × 28, Space or Enter puts it down and lifts it, Escape lifts it, Backspace or Control and Z undo, Delete clears.',
    hint: 'Draw 0 to 9 here',
    undo: 'Undo',
    clear: 'Clear',
    pen: (/** @type {{column: number, row: number, isDown: boolean}} */ { column, row, isDown }) =>
      `Pen ${isDown ? 'down' : 'up'}, column ${column}, row ${row}`,
  },
  read: {
    title: 'What the network reads',
    empty: 'Nothing drawn yet.',
    waiting: 'Drawn. It will be read as soon as the network is there.',
    answer: 'It reads',
    answerUntrained: 'Untrained, it guesses',
    answerUnsure: 'Not sure yet, it guesses',
    answerNone: 'Not a digit',
    shareNone: (/** @type {{digit: number, percent: string}} */ { digit, percent }) =>
      `No digit reaches 50%. Nearest: ${digit}, ${percent}.`,
    spoken: (/** @type {{digit: number, percent: string}} */ { digit, percent }) => `It reads ${digit}, ${percent}.`,
    spokenUntrained: (/** @type {{digit: number, percent: string}} */ { digit, percent }) =>
      `Untrained, it guesses ${digit}, ${percent}.`,
    spokenUnsure: (/** @type {{digit: number, percent: string}} */ { digit, percent }) =>
      `Not sure yet, it guesses ${digit}, ${percent}.`,
    bars: 'Probability of each digit',
    image: 'What it sees',
    imageHelp: 'The drawing as the network gets it: 28 × 28 pixels, centred like the digits that it learns from.',
    noImage: 'No image: nothing is drawn.',
  },
  train: {
    results: 'How well it does',
    title: 'Training',
    accuracy: 'test accuracy',
    train: 'Train',
    goOn: 'Go on',
    pause: 'Pause',
    step: 'Step',
    stepHelp: 'One minibatch',
    reset: 'Reset',
    resetHelp: 'New network, from the same seed',
    progress: 'Training progress',
    chart: 'Training loss and test accuracy over the epochs',
    chartEmpty: 'The training loss and the test accuracy are drawn here as the network learns.',
    chartNow: (/** @type {{epochs: string, loss: string, accuracy: string}} */ { epochs, loss, accuracy }) =>
      `After ${epochs} epochs: training loss ${loss}, test accuracy ${accuracy}.`,
    loss: 'Training loss',
    testAccuracy: 'Test accuracy',
    epochs: 'epochs',
  },
  status: {
    loading: 'Loading the digits…',
    loadingAgain: 'The connection has failed. Trying again…',
    loadingShare: (/** @type {{received: string, total: string}} */ { received, total }) =>
      `Loading the digits: ${received} of ${total} MB`,
    untrained: (/** @type {{parameters: string}} */ { parameters }) =>
      `A new network: ${parameters} weights and biases.`,
    taught: (/** @type {{parameters: string}} */ { parameters }) =>
      `Only taught your drawings, not trained yet: ${parameters} weights and biases.`,
    training: (/** @type {{epoch: string, goal: string}} */ { epoch, goal }) => `Epoch ${epoch} of ${goal}`,
    secondsLeft: (/** @type {{epoch: string, left: string}} */ { epoch, left }) => `${epoch}, about ${left} s left`,
    minutesLeft: (/** @type {{epoch: string, left: string}} */ { epoch, left }) => `${epoch}, about ${left} min left`,
    paused: (/** @type {{epochs: string, goal: string}} */ { epochs, goal }) =>
      `Paused after ${epochs} of ${goal} epochs.`,
    stepped: (/** @type {{steps: string}} */ { steps }) => `Minibatches so far: ${steps}.`,
    trained: (/** @type {{epochs: string, seconds: string, speed: string}} */ { epochs, seconds, speed }) =>
      `${epochs} ${epochs === '1' ? 'epoch' : 'epochs'} in ${seconds} s, ${speed} digits/s.`,
    reached: (/** @type {{seconds: string}} */ { seconds }) => `95% after ${seconds} s.`,
    retry: 'Try again',
    halve: 'Undo and halve the learning rate',
  },
  settings: {
    title: 'Settings',
    note: 'A change of the network, the loss or the seed begins a new network. All others hold from the next minibatch on.',
    labels: {
      hidden: 'Hidden layers',
      activation: 'Activation',
      loss: 'Loss',
      optimizer: 'Optimizer',
      lr: 'Learning rate',
      batch: 'Batch size',
      epochs: 'Epochs',
      seed: 'Seed',
      output: 'Output activation',
      init: 'Initialisation',
      momentum: 'Momentum',
      beta1: 'Beta 1',
      beta2: 'Beta 2',
      decay: 'Decay of squares',
      schedule: 'Schedule',
      warmup: 'Warm-up',
      'step-epochs': 'Epochs a step',
      'step-factor': 'Factor of a step',
      l1: 'L1',
      l2: 'L2',
      'weight-decay': 'Weight decay',
      dropout: 'Dropout',
      augment: 'Augmentation',
      'pen-digits': 'Made-up digits',
      patience: 'Patience',
    },
    help: {
      hidden: 'Units of each, 128,64 or none: more can learn more, but slower',
      activation: 'How hidden units bend their sums; linear ones bend nothing',
      loss: 'What training makes small: each weighs mistakes in its own way',
      optimizer: 'How a gradient becomes a step: each takes its own path',
      lr: 'More takes longer steps; too much diverges',
      batch: 'More examples make fewer and steadier steps',
      epochs: 'More passes through the digits train for longer',
      seed: 'Another one draws other first weights',
      output: 'What the last sums become; automatic fits the loss',
      init: 'How large the first weights are; zeros keep all hidden units alike',
      momentum: 'More keeps more of the last step',
      beta1: 'More averages gradients for longer',
      beta2: 'More averages their squares for longer',
      decay: 'More averages squared gradients for longer',
      schedule: 'Whether the rate stays or falls until the last epoch',
      warmup: 'More lets the rate rise for longer at first',
      'step-epochs': 'More leaves more epochs between falls of the rate',
      'step-factor': 'Less makes each fall of the rate deeper',
      l1: 'More makes more weights exactly zero',
      l2: 'More keeps all weights small',
      'weight-decay': 'More shrinks weights at each step',
      dropout: 'More leaves out more hidden units at random',
      augment: 'On distorts the digits anew in every epoch',
      'pen-digits': 'More mixes more made-up digits in, and letters and scribbles that are none',
      patience: 'More waits longer for progress before it stops; 0 never stops',
    },
    more: 'All settings',
    architecture,
    augmentation,
    choices: {
      relu: 'ReLU',
      tanh: 'tanh',
      sigmoid: 'Sigmoid',
      linear: 'Linear',
      'leaky-relu': 'Leaky ReLU',
      'softmax-cross-entropy': 'Cross-entropy',
      'mean-squared-error': 'Squared error',
      'binary-cross-entropy': 'Binary cross-entropy',
      sgd: 'SGD',
      momentum: 'Momentum',
      nesterov: 'Nesterov',
      rmsprop: 'RMSProp',
      adam: 'Adam',
      adamw: 'AdamW',
      perceptron: 'Perceptron rule',
      automatic: 'Automatic',
      softmax: 'Softmax',
      step: 'Step',
      he: 'He',
      glorot: 'Glorot',
      uniform: 'Uniform',
      zeros: 'Zeros',
      constant: 'Constant',
      cosine: 'Cosine',
      on: 'On',
      off: 'Off',
    },
  },
  lab: {
    title: 'Lab',
    tabs: {
      inside: 'See inside',
      preprocessing: 'Preprocessing',
      hand: 'My digits',
      files: 'Files',
      judging: 'Judging',
      runs: 'Runs',
    },
    loading: 'Loading this part…',
    inside,
    preprocessing,
    hand,
    files,
    judging,
    runs,
  },
  keep,
  guide,
  offline,
  playground,
  teacher,
  embed,
  frame: {
    refused: (/** @type {{list: string}} */ { list }) =>
      `The address of this frame names what there is not here, and goes without: ${list}.`,
  },
  page: {
    shared: {
      pages: 'Pages',
      digitsPage: 'Digits',
      playgroundPage: 'Playground',
      lessonsPage: 'Lessons',
      embedPage: 'Embed in a page of yours',
      language: 'Language',
      credit: 'Digits: MNIST by Y. LeCun, C. Cortes and C. Burges, CC BY-SA 3.0.',
    },
    digits: {
      title: 'Inkling: train a neural network in your browser',
      lead: 'Draw a digit, press Train, and watch a network learn your hand.',
      privacy: 'What you draw stays on this device.',
    },
    playground: {
      title: 'Inkling: a playground for small networks',
      lead: 'Choose points, press Play, and watch a network learn to tell them apart.',
      unknown: (/** @type {{list: string}} */ { list }) =>
        `This link of TensorFlow Playground asks for what there is not here, and goes without: ${list}.`,
      privacy: 'All of it is computed on this device.',
    },
    embed: {
      title: 'Inkling: embed it in a page of yours',
      lead: 'Choose what students see, and copy the code.',
      privacy: 'What students do stays on their devices.',
    },
    lessons: {
      title: 'Inkling: from the perceptron to softmax',
      lead: 'Nine short lessons, each of them something to do.',
      privacy: 'All of it is computed on this device.',
    },
  },
  /** What an InklingError says; its details are the argument. */
  errors,
};

export default english;
