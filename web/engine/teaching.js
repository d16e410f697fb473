// Teaching a network a person's hand.
import { valueOf } from './core.js';
import { nextTask } from './scheduling.js';
import { Snapshots } from './snapshots.js';

const MINIBATCHES_AT_ONCE = 8;

/**
 * The lessons of one network. Each begins with the network as it was before the first, and teaches all drawings: what a
 * lesson costs the other digits does not add up, and a drawing that was deleted is forgotten.
 */
export class Lessons {
  #core;
  /** The network before its first lesson. @type {import('#wasm').Owned | null} */
  #before = null;
  /** Minibatches that it had been trained on. */
  #steps = 0;

  /** @param {import('#wasm').Core} core */
  constructor(core) {
    this.#core = core;
  }

  /**
   * The network must not be trained meanwhile. It changes at the end, or not at all.
   *
   * @param {import('#wasm').Session} network
   * @param {import('#wasm').Settings} settings its own
   * @param {import('#wasm').Dataset} training what it was trained on
   * @param {import('#wasm').Dataset} own the person's own digits
   */
  async teach(network, settings, training, own) {
    const teacher = this.#makeTeacher(network, settings, training, own);
    try {
      while (!valueOf(teacher.teach(MINIBATCHES_AT_ONCE))) await nextTask();
      valueOf(this.#core.learnFrom(network, teacher));
    } finally {
      teacher.delete();
    }
  }

  /** For another network, or the same one after anything but training and lessons. */
  forget() {
    this.#before?.delete();
    this.#before = null;
  }

  /**
   * @param {import('#wasm').Session} network left as it is
   * @param {import('#wasm').Settings} settings
   * @param {import('#wasm').Dataset} training
   * @param {import('#wasm').Dataset} own
   */
  #makeTeacher(network, settings, training, own) {
    // There is no room for two of a very large network: each lesson goes on from the one before.
    if (!Snapshots.takes(network.parameterCount())) return valueOf(this.#core.makeTeacher(network, training, own));
    const { steps } = network.progress();
    if (this.#steps !== steps) this.forget();
    const present = valueOf(this.#core.takeSnapshot(network));
    try {
      if (this.#before) this.#takeTo(network, settings, this.#before);
      const teacher = valueOf(this.#core.makeTeacher(network, training, own));
      if (this.#before) this.#takeTo(network, settings, present);
      else [this.#before, this.#steps] = [present, steps];
      return teacher;
    } finally {
      if (present !== this.#before) present.delete();
    }
  }

  /**
   * @param {import('#wasm').Session} network
   * @param {import('#wasm').Settings} settings which stay
   * @param {import('#wasm').Owned} snapshot
   */
  #takeTo(network, settings, snapshot) {
    valueOf(this.#core.restore(network, snapshot)).delete();
    valueOf(network.apply(settings));
  }
}
