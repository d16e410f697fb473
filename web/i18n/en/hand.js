// My digits, and teaching them.
export default {
  wrong: 'Wrong? It is a',
  itIs: (/** @type {{digit: number}} */ { digit }) => `It is a ${digit}: teach it`,
  teaching: 'Learning your hand…',
  taught: (/** @type {{seconds: string, read: string, count: string}} */ { seconds, read, count }) =>
    count === '1'
      ? `Learnt in ${seconds} s. ${read === '1' ? 'It reads your digit now.' : 'It does not read your digit yet.'}`
      : `Learnt in ${seconds} s. Of your ${count} digits it reads ${read}.`,
  intro:
    'When the network reads your drawing wrongly, tap the right digit under what it reads. The drawing joins your digits here, and the network learns them at once. They stay on this device.',
  empty: 'None yet. Draw a digit above and tap what it is. About three of each digit are enough for one hand.',
  summary: (/** @type {{count: string, read: string, percent: string}} */ { count, read, percent }) =>
    `${count} of your digits, ${read} of them read right: ${percent}`,
  list: 'My digits',
  digit: (/** @type {{label: number, digit: number}} */ { label, digit }) => `Your ${label}, read as ${digit}`,
  digitUnread: (/** @type {{label: number}} */ { label }) => `Your ${label}`,
  readAs: (/** @type {{digit: number}} */ { digit }) => `reads ${digit}`,
  remove: (/** @type {{label: number}} */ { label }) => `Delete this ${label}`,
  removed: (/** @type {{count: number}} */ { count }) =>
    count === 1 ? 'One digit deleted.' : `${count} digits deleted.`,
  teachAll: 'Teach it all of them again',
  removeAll: 'Delete all',
  import: 'Import…',
  exportStrokes: 'Save as strokes (JSON)',
  exportIdx: 'Save as images (IDX)',
  added: (/** @type {{count: number, name: string}} */ { count, name }) =>
    `${name}: ${count === 1 ? 'one digit' : `${count} digits`} added to yours.`,
};
