// The tab "Preprocessing", in English.
export default {
  help: 'MNIST’s digits were all made the same size and centred before anyone learned from them. A drawing gets the same treatment before the network reads it.',
  empty: 'Draw a digit to see what becomes of it. Draw it small, or in a corner.',
  steps: 'Steps',
  scale: 'Scale to 20 × 20',
  centre: 'Move the centre of mass to the middle',
  stages: {
    drawing: {
      title: 'Drawing',
      on: 'The ink on the canvas, 280 × 280, and the box around it.',
    },
    box: {
      title: 'Bounding box',
      on: 'Only what lies within the box is kept.',
      off: 'Switched off: the whole canvas is kept.',
    },
    scaled: {
      title: '20 × 20',
      on: 'The longer side becomes 20 pixels; the proportions stay.',
      off: 'Switched off: the whole canvas becomes 28 × 28 pixels.',
    },
    centred: {
      title: 'Centre of mass',
      on: 'The centre of mass comes to the middle of 28 × 28 pixels: this is what the network reads.',
      off: 'Switched off: the ink stays where it was placed. This is what the network reads.',
    },
  },
  noImage: 'No image: nothing is drawn.',
  readings: 'What the network reads in it',
  withChosen: 'With the chosen steps',
  withAll: 'With all steps',
  reads: (/** @type {{digit: number, percent: string}} */ { digit, percent }) => `Reads ${digit}, ${percent}`,
  nothingRead: 'Nothing is drawn yet.',
  allOn: 'Both steps are on. Switch one off to see what the network makes of the drawing without it.',
  same: (/** @type {{chosen: number, all: number}} */ { chosen }) => `It reads ${chosen} either way.`,
  different: (/** @type {{chosen: number, all: number}} */ { chosen, all }) =>
    `With all steps it reads ${all}, with the chosen ones ${chosen}.`,
  measurement: 'How much the steps matter',
  measurementHelp:
    'Test digits are drawn again on the canvas in five manners that MNIST does not have, and the network reads each of them. Your own drawings, if you have taught it any, are read too.',
  measure: 'Measure',
  measuring: 'Measuring…',
  measured: (
    /** @type {{digits: string, chosen: string, all: string, none: string}} */ { digits, chosen, all, none },
  ) => `Of ${digits} digits it reads ${all} with all steps, ${chosen} with the chosen ones, and ${none} with none.`,
  columns: { manner: 'Drawn', chosen: 'Chosen steps', all: 'All steps', none: 'No step' },
  manners: {
    'off-centre': 'off centre',
    small: 'small',
    thin: 'with a thin pen',
    thick: 'with a thick pen',
    slanted: 'slanted',
    mine: 'my digits',
  },
  total: 'All together',
};
