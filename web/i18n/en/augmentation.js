// What augmentation does to the digits, in English.
export default {
  title: 'What augmentation does',
  on: 'The first of each row is the digit as it is; beside it, the same digit as five epochs show it to the network.',
  off: 'Augmentation is off: each digit is shown to the network as it is.',
  row: (/** @type {{digit: number | null}} */ { digit }) =>
    `${digit === null ? 'A drawing that is no digit' : `A ${digit}`} as it is, and in five distortions`,
  others: 'Show others',
};
