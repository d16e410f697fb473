// Help with the page: its keys and its tour, in English.
export default {
  keys: {
    open: 'Keys',
    title: 'Keyboard shortcuts',
    on: 'Single-letter keys are on',
    close: 'Close',
    groups: { everywhere: 'Everywhere on this page', canvas: 'On the drawing canvas', lab: 'In the lab' },
    names: {
      '←': 'Left arrow',
      '↑': 'Up arrow',
      '→': 'Right arrow',
      '↓': 'Down arrow',
      '␣': 'Space bar',
      '⇧': 'Shift',
    },
    actions: {
      train: 'Train, pause, go on',
      step: 'One minibatch',
      reset: 'A new network',
      undo: 'Take back the last stroke',
      clear: 'Clear the drawing',
      next: 'Next tab of the lab',
      previous: 'Tab before',
      list: 'This list',
      move: 'Move the pen',
      fine: 'Move it less far',
      pen: 'Put the pen down, lift it',
      lift: 'Lift the pen',
      correct: 'Say what the drawing is, and teach it',
      tabs: 'From tab to tab',
      ends: 'First and last tab, unit or cell',
      units: 'From unit to unit, from cell to cell',
      layers: 'Layer before, next layer',
    },
  },
  tour: {
    start: 'Take the tour',
    place: (/** @type {{step: number, steps: number}} */ { step, steps }) => `${step} of ${steps}`,
    next: 'Next',
    back: 'Back',
    skip: 'Skip',
    done: 'Done',
    steps: [
      {
        title: 'Draw a digit',
        text: 'Draw any digit from 0 to 9 here, with a mouse, a pen, a finger or the arrow keys.',
      },
      {
        title: 'Read the bars',
        text: 'Ten bars, one for each digit: how likely the network thinks it is. An untrained network only guesses.',
      },
      {
        title: 'Train',
        text: 'Press Train. The network learns from thousands of digits, and the bars of your drawing move as it does.',
      },
      {
        title: 'Correct a wrong answer',
        text: 'It read yours wrong? Above the bars of a drawing there is a row of digits: press the right one. The network learns your hand at once.',
      },
      {
        title: 'Look inside',
        text: 'The lab shows what each unit does, which digits are confused, and how your runs compare.',
      },
    ],
  },
};
