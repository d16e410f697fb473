// What is kept, brought back and undone; and what goes wrong with files.
export const keep = {
  undo: 'Undo',
  close: 'Close',
  bringBack: 'Undo (last network)',
  bringBackHelp: 'The trained network before this one, with its curves',
  /** @param {{epochs: string}} place */
  branched: ({ epochs }) =>
    `Training goes on from epoch ${epochs}. What came after it stays among the runs, and can be brought back.`,
  linkWon: 'The link’s settings began a new network. The one that was kept here can be brought back.',
  otherTab:
    'Inkling is open in another tab, too. Your digits are common to both; the network and the runs of this tab are kept once the other one is closed.',
  tabClosed:
    'The other tab was closed: this one is kept from now on, and the network of the other can be brought back.',
};

export const errors = {
  'not-kept': (/** @type {any} */ { reason }) =>
    `This browser keeps nothing here (${reason}), as in a private window: save a file before you close the page.`,
  'storage-full': () =>
    'There is no room left to keep things on this device: save a file before you close the page, or free some space.',
  'kept-damaged': (/** @type {any} */ { reason }) =>
    `The network that was kept here could not be opened (${reason}), so this is a new one. Your digits are not affected.`,
  'nothing-replaced': () => 'There is no network to bring back.',
  'not-model': (/** @type {any} */ { reason }) => `This is no network that can be opened: ${reason}.`,
  'model-shape': (/** @type {any} */ { inputs, outputs }) =>
    `This network has ${inputs} inputs and ${outputs} outputs, but digits need 784 and 10.`,
  'format-unknown': (/** @type {any} */ { format }) =>
    `A network is saved as safetensors, onnx, json or pytorch, not as '${format}'.`,
  'digits-in-use': () => 'The network trains on these digits: go back to the bundled ones first.',
  'not-picture': (/** @type {any} */ { reason }) => `The picture cannot be opened: ${reason}`,
  'picture-too-large': (/** @type {any} */ { width, height, most }) =>
    `The picture has ${width} × ${height} pixels; up to ${most} × ${most} can be read.`,
  'picture-blank': () => 'The picture is blank: there is no ink to read.',
  'not-drawings': (/** @type {any} */ { reason }) =>
    `Drawings are a JSON list of {label, strokes} with labels 0 to 9; this is something else (${reason}).`,
  'zip-damaged': (/** @type {any} */ { reason }) => `The zip is damaged or of another kind (${reason}).`,
  'not-my-digits': (/** @type {any} */ { name }) =>
    `${name} holds no digits of a hand: choose drawings (JSON) or IDX files.`,
  'half-a-pair': () => 'IDX files go two by two: choose the images and their labels together.',
  'not-digit': (/** @type {any} */ { value }) => `A digit must be a whole number from 0 to 9, got ${value}.`,
  'too-many-digits': (/** @type {any} */ { most }) =>
    `Up to ${most} digits of your own are kept: delete some before you add more.`,
  'no-digits': () => 'There are no digits of your own yet: draw one and tap what it is.',
  'file-unknown': (/** @type {any} */ { name }) =>
    `${name} is nothing that can be opened here: choose IDX files, PNG pictures, networks (safetensors, JSON) or drawings (JSON).`,
};
