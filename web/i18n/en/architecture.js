// The network as it is drawn in the settings, in English.
export default {
  title: 'The network',
  help: 'Drag the top edge of a layer, or use the buttons. The round ones add a layer.',
  input: 'Input',
  output: 'Output',
  hidden: (/** @type {{layer: number}} */ { layer }) => `Layer ${layer}`,
  units: (/** @type {{layer: number}} */ { layer }) => `Units of hidden layer ${layer}`,
  value: (/** @type {{units: string}} */ { units }) => `${units} ${units === '1' ? 'unit' : 'units'}`,
  addFirst: 'Add a hidden layer after the input',
  add: (/** @type {{layer: number}} */ { layer }) => `Add a hidden layer after layer ${layer}`,
  remove: (/** @type {{layer: number}} */ { layer }) => `Remove hidden layer ${layer}`,
  fewer: (/** @type {{layer: number}} */ { layer }) => `Fewer units in hidden layer ${layer}`,
  more: (/** @type {{layer: number}} */ { layer }) => `More units in hidden layer ${layer}`,
  total: (/** @type {{parameters: string}} */ { parameters }) => `${parameters} weights and biases in all`,
  now: (/** @type {{layers: string[], parameters: string}} */ { layers, parameters }) =>
    `${layers.length === 0 ? 'No hidden layer' : `Hidden layers: ${layers.join(', ')}`}. ${parameters} weights and biases in all.`,
};
