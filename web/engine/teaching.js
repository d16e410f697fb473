// Teaching a network a person's hand.
import { valueOf } from './core.js';
import { nextTask } from './scheduling.js';

const MINIBATCHES_AT_ONCE = 8;

/**
 * The network must not be trained meanwhile. It changes at the end, or not at all.
 *
 * @param {import('#wasm').Core} core
 * @param {import('#wasm').Session} network
 * @param {import('#wasm').Dataset} training what it was trained on
 * @param {import('#wasm').Dataset} own the person's own digits
 */
export async function teachInSlices(core, network, training, own) {
  const teacher = valueOf(core.makeTeacher(network, training, own));
  try {
    while (teacher.progress().epochs === 0) {
      if (valueOf(teacher.steps(MINIBATCHES_AT_ONCE)).hasDiverged) break;
      await nextTask();
    }
    valueOf(core.learnFrom(network, teacher));
  } finally {
    teacher.delete();
  }
}
