// 모든 수업의 문장, 한국어.
import depth from './ko/depth.js';
import forward from './ko/forward.js';
import logistic from './ko/logistic.js';
import perceptron from './ko/perceptron.js';
import shared from './ko/shared.js';
import sigmoid from './ko/sigmoid.js';
import softmax from './ko/softmax.js';
import squaredError from './ko/squared-error.js';
import whyNow from './ko/why-now.js';
import xor from './ko/xor.js';

/** @type {typeof import('./en.js').default} */
const words = {
  shared,
  perceptron,
  xor,
  forward,
  sigmoid,
  'squared-error': squaredError,
  softmax,
  logistic,
  depth,
  'why-now': whyNow,
};

export default words;
