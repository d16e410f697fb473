// The lessons, in their order.
import { lesson as depth } from './depth/lesson.js';
import { lesson as forward } from './forward/lesson.js';
import { lesson as logistic } from './logistic/lesson.js';
import { lesson as perceptron } from './perceptron/lesson.js';
import { lesson as sigmoid } from './sigmoid/lesson.js';
import { lesson as softmax } from './softmax/lesson.js';
import { lesson as squaredError } from './squared-error/lesson.js';
import { lesson as whyNow } from './why-now/lesson.js';
import { lesson as xor } from './xor/lesson.js';

/** @type {import('./lesson.js').Lesson[]} */
export const lessons = [perceptron, xor, forward, sigmoid, squaredError, softmax, logistic, depth, whyNow];
