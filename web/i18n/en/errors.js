// Of every error: in a file of their own, since the worker needs no other words.
import { errors as keepErrors } from './keep.js';
import { errors as pointsErrors } from './playground.js';
import { errors as teacherErrors } from './teacher.js';

export default {
  ...keepErrors,
  ...pointsErrors,
  ...teacherErrors,
  refused: (/** @type {any} */ { message }) => `${message}`,
  setting: (/** @type {any} */ { message }) => `${message}`,
  network: (/** @type {any} */ { message }) => `${message}`,
  'no-ink': () => 'There is no ink to read: draw a digit first.',
  'not-strokes': () =>
    'A drawing is a list of strokes, each a list of points [x, y] with finite numbers from 0 to 280: [[[x, y], …], …].',
  'not-bytes': () =>
    'evaluate(images, labels) needs two Uint8Arrays: n × 784 pixels from 0 (paper) to 255 (ink), and n labels from 0 to 9.',
  'already-training': () => 'Training is going on already: pause it first, or wait until it has ended.',
  'step-while-training': () => 'A single step cannot be taken while training is going on: pause it first.',
  diverged: (/** @type {any} */ { epoch, lr, layer, isOutput }) => {
    const where = isOutput ? 'the output layer' : `hidden layer ${layer}`;
    const what = layer ? `the sums of ${where} stopped being finite numbers` : 'the loss stopped being a finite number';
    return `In epoch ${epoch} ${what}, so training was stopped and the last finite parameters are back: a learning rate below ${lr} may help.`;
  },
  'loss-too-high': (/** @type {any} */ { loss, lr }) =>
    `The loss has risen to ${loss.toLocaleString('en', { maximumSignificantDigits: 3 })}: the network is worse than one that guesses, and will hardly recover. The learning rate ${lr} is too high.`,
  unreachable: (/** @type {any} */ { url, reason }) =>
    `${url} could not be loaded (${reason}). Check the connection and try again.`,
  'code-unreachable': (/** @type {any} */ { reason }) =>
    `A part of the program could not be loaded (${reason}). All else goes on without it. Check the connection and try again.`,
  corrupt: (/** @type {any} */ { url, reason }) =>
    `${url} is damaged (${reason}). Try again; if that does not help, the site's copy has to be replaced.`,
  'core-failed': (/** @type {any} */ { reason }) =>
    `The WebAssembly core could not be started (${reason}). Reload the page; if that does not help, try a current browser.`,
  'wasm-forbidden': () =>
    `This page's Content-Security-Policy forbids WebAssembly: its author has to add 'wasm-unsafe-eval' to script-src.`,
  'worker-crashed': (/** @type {any} */ { reason }) =>
    `The part of the page that trains has broken (${reason}). It is started anew, with the network as it was at most a second before, and training can go on.`,
  'worker-crashes': (/** @type {any} */ { count }) =>
    `The part of the page that trains broke ${count} times within seconds. The device may be short of memory: close other tabs, or choose a smaller network, and try again.`,
  'old-browser': (/** @type {any} */ { missing }) =>
    `This browser lacks ${missing}. Use Chrome or Edge 123, Firefox 120, Safari 17.5, or anything newer.`,
  'not-loaded': () => 'The digits are not loaded yet: wait for `ready`.',
  removed: () => 'This element is not on a page: add it to a document first.',
};
