// The tab "See inside", in English.
export default {
  help: 'Every square is a unit, shaded by its activation for the drawing. Choose one with a click or the arrow keys to see how it comes to its number.',
  empty: 'Nothing is drawn, so the network sees an empty image. Draw a digit to see it work.',
  network: 'Units of the network',
  networkHelp:
    'The arrow keys move from unit to unit and from layer to layer. Page Up and Page Down change the layer; Home and End go to its first and last unit.',
  picture: (/** @type {{sizes: string, unit: string, activation: string}} */ { sizes, unit, activation }) =>
    `The network: 28 × 28 pixels, then layers of ${sizes} units, shaded by their activations. ${unit} has activation ${activation}.`,
  inputShort: '28 × 28',
  outputShort: 'digit',
  layer: 'Layer',
  unitNumber: 'Unit',
  outputLayer: 'Output: the ten digits',
  hiddenLayer: (/** @type {{layer: number, units: string}} */ { layer, units }) =>
    `Hidden layer ${layer}, ${units} ${units === '1' ? 'unit' : 'units'}`,
  hiddenUnit: (/** @type {{unit: number, units: number, layer: number}} */ { unit, units, layer }) =>
    `Unit ${unit} of ${units} in hidden layer ${layer}`,
  outputUnit: (/** @type {{digit: number}} */ { digit }) => `Output for the digit ${digit}`,
  unit: (/** @type {{unit: number}} */ { unit }) => `Unit ${unit}`,
  pixel: (/** @type {{column: number, row: number}} */ { column, row }) => `Pixel in column ${column}, row ${row}`,
  positive: 'over zero',
  negative: 'under zero',
  noTerms: 'Every term is zero.',
  terms: 'The largest terms of the sum',
  columns: { from: 'From', weight: 'Weight W', input: 'Input a', term: 'W · a' },
  images: {
    firstWeights: {
      title: 'What it would like to see',
      help: 'Its weights: ink on the first colour raises its sum, ink on the second lowers it.',
      label: (/** @type {string} */ most) => `The weights of the 28 × 28 pixels, up to ${most} in magnitude.`,
    },
    firstTerms: {
      title: 'Weight × input',
      help: 'What the drawing’s ink adds to the sum, pixel by pixel.',
      label: (/** @type {string} */ most) => `Weight times input of the 28 × 28 pixels, up to ${most} in magnitude.`,
    },
    gradient: {
      title: 'What it would like to see',
      help: 'The gradient of its sum by each pixel, at this drawing: where more ink would raise or lower it.',
      label: (/** @type {string} */ most) => `The gradient by the 28 × 28 pixels, up to ${most} in magnitude.`,
    },
    contributions: {
      title: 'Gradient × input',
      help: 'Which of the drawing’s pixels speak for this unit, and which against it.',
      label: (/** @type {string} */ most) => `Gradient times input of the 28 × 28 pixels, up to ${most} in magnitude.`,
    },
    digit: (/** @type {number} */ digit) => ({
      title: `For and against the digit ${digit}`,
      help: `Gradient × input: the pixels that speak for ${digit}, and those that speak against it.`,
      label: (/** @type {string} */ most) => `Gradient times input of the 28 × 28 pixels, up to ${most} in magnitude.`,
    }),
    weights: {
      title: 'Incoming weights',
      help: 'One square for each unit of the layer before, row by row.',
      label: (/** @type {string} */ most) => `A square for each unit of the layer before, up to ${most} in magnitude.`,
    },
    terms: {
      title: 'Weight × activation',
      help: 'What each unit of the layer before adds to the sum.',
      label: (/** @type {string} */ most) => `A square for each unit of the layer before, up to ${most} in magnitude.`,
    },
  },
  gallery: 'Weights of the first layer',
  galleryHelp: 'One image for each unit: what it looks for. All on this page share one scale.',
  range: (/** @type {{first: number, last: number, units: number}} */ { first, last, units }) =>
    `Units ${first} to ${last} of ${units}`,
  before: 'Previous',
  after: 'Next',
  activity: 'Dead and saturated units',
  measuring: 'Counting…',
  noHidden: 'This network has no hidden layer.',
  activityHelp: (/** @type {{digits: string}} */ { digits }) =>
    `Over ${digits} test digits: a dead unit is 0 on every one of them and learns nothing more; a saturated sigmoid or tanh is near an end of its range on more than nine of ten, and learns slowly.`,
  strip: 'The strip shows both over the training, since this tab was opened.',
  dead: 'dead',
  saturated: 'saturated',
  shares: (/** @type {{dead: string, saturated: string}} */ { dead, saturated }) =>
    `${dead} dead, ${saturated} saturated`,
  overTime: (/** @type {{layer: number, epochs: string}} */ { layer, epochs }) =>
    `Shares of dead and saturated units of hidden layer ${layer} over ${epochs} epochs`,
};
