// Opening and saving files.
export default {
  open: 'Open',
  openHelp:
    'Drop files anywhere here, or choose them: MNIST’s IDX files (gzipped or not), pictures of digits (PNG), networks (safetensors or JSON), your digits (JSON or zip), or everything that was saved before.',
  choose: 'Choose files…',
  sets: 'Digits from files',
  set: (/** @type {{name: string, count: string}} */ { name, count }) => `${name}: ${count} digits.`,
  judging: 'Reading them…',
  judged: (/** @type {{percent: string}} */ { percent }) => `The network reads ${percent} of them.`,
  trainOn: 'Train on these',
  trainingOn: 'The network is trained on these now, but for those kept aside to test it.',
  bundled: 'Back to the bundled digits',
  remove: (/** @type {{name: string}} */ { name }) => `Remove ${name}`,
  pictures: 'Pictures',
  picture: (/** @type {{name: string, digit: number | null}} */ { name, digit }) =>
    digit === null ? `${name}, not a digit` : `${name}, read as ${digit}`,
  save: 'Save',
  saveHelp:
    'safetensors has the network with its settings and all that training needs to go on; the command line opens it, too. ONNX and PyTorch are for other programs.',
  formats: { safetensors: 'safetensors', onnx: 'ONNX', json: 'JSON', pytorch: 'PyTorch' },
  everything: 'Everything',
  everythingHelp:
    'Everything is one file with your drawing, your digits, the settings, the network and its curves. Open it here to go on, on any device.',
  opened: {
    model: (/** @type {{name: string}} */ { name }) => `${name} is open: its network has taken the place of yours.`,
    everything: (/** @type {{name: string}} */ { name }) => `Everything in ${name} is here.`,
    images: (/** @type {{name: string}} */ { name }) => `${name} has images. Now open the labels that belong to them.`,
    labels: (/** @type {{name: string}} */ { name }) => `${name} has labels. Now open the images that belong to them.`,
    set: (/** @type {{name: string, count: string, percent: string}} */ { name, count, percent }) =>
      `${name}: the network reads ${percent} of its ${count} digits.`,
    pictures: (/** @type {{count: number}} */ { count }) => `Pictures read: ${count}.`,
  },
};
