// The words of all lessons, English.
import depth from './en/depth.js';
import forward from './en/forward.js';
import logistic from './en/logistic.js';
import perceptron from './en/perceptron.js';
import shared from './en/shared.js';
import sigmoid from './en/sigmoid.js';
import softmax from './en/softmax.js';
import squaredError from './en/squared-error.js';
import whyNow from './en/why-now.js';
import xor from './en/xor.js';

export default {
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
