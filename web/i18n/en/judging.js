// The tab that judges a network, in English.
const judging = {
  summary: (/** @type {{right: string, count: string, percent: string}} */ { right, count, percent }) =>
    `${right} of ${count} test digits are read right: ${percent}.`,
  refresh: 'Refresh',
  matrix: 'Confusion matrix',
  matrixHelp: 'Choose a cell to see its digits. The arrow keys move through the cells.',
  is: 'Is',
  readAs: 'Read as',
  cell: (/** @type {{label: number, read: number, count: string}} */ { label, read, count }) =>
    `${label} read as ${read}: ${count}`,
  mistakes: (/** @type {{count: string}} */ { count }) => `Mistakes: ${count}`,
  mistakesHelp: 'The most confident first: what each is → what it is read as.',
  noMistakes: 'No mistakes: every test digit is read right.',
  noneInCell: 'No test digit is in this cell.',
  allMistakes: 'All mistakes',
  more: 'Show more',
  example: (/** @type {{label: number, read: number, percent: string}} */ { label, read, percent }) =>
    `A ${label}, read as ${read}, ${percent} sure`,
  image: (/** @type {{label: number}} */ { label }) => `Image of a ${label}`,
  classes: 'Precision and recall',
  classesHelp:
    'Precision: of what is read as this digit, the share that is one. Recall: of these digits, the share that is read right.',
  columns: { digit: 'Digit', count: 'Test digits', precision: 'Precision', recall: 'Recall' },
  reliability: 'Reliability',
  reliabilityHelp:
    'Bars: how often the network is right when it is so sure. Tinted: how far that is from its confidence. On the dashed line both agree.',
  reliabilityImage: (/** @type {{percent: string}} */ { percent }) =>
    `Reliability diagram: accuracy for each tenth of confidence. Calibration error ${percent}. The table below has the numbers.`,
  calibrationError: (/** @type {{percent: string}} */ { percent }) => `Expected calibration error (ECE): ${percent}`,
  bins: { confidence: 'Confidence', digits: 'Digits', accuracy: 'Accuracy' },
  asTable: 'As a table',
};

export default judging;
