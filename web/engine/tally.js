// What some minibatches came to, together.
export class Tally {
  #loss;
  #correct;
  #milliseconds;
  examples;

  /** @param {import('./types.js').TallySums} [sums] to begin with, as `sums` gave them */
  constructor({ loss, correct, milliseconds, examples } = { loss: 0, correct: 0, milliseconds: 0, examples: 0 }) {
    this.#loss = loss;
    this.#correct = correct;
    this.#milliseconds = milliseconds;
    this.examples = examples;
  }

  /** @returns {import('./types.js').TallySums} */
  get sums() {
    return { loss: this.#loss, correct: this.#correct, milliseconds: this.#milliseconds, examples: this.examples };
  }

  /**
   * @param {{loss: number, examples: number, correct: number}} minibatch its mean loss, its size, how many were right
   * @param {number} milliseconds that it took
   */
  add({ loss, examples, correct }, milliseconds) {
    this.#loss += loss * examples;
    this.#correct += correct;
    this.#milliseconds += milliseconds;
    this.examples += examples;
  }

  copy() {
    const copy = new Tally();
    copy.#loss = this.#loss;
    copy.#correct = this.#correct;
    copy.#milliseconds = this.#milliseconds;
    copy.examples = this.examples;
    return copy;
  }

  /** Mean over the examples; NaN without any. */
  get loss() {
    return this.#loss / this.examples;
  }

  get accuracy() {
    return this.#correct / this.examples;
  }

  get examplesPerSecond() {
    return (1000 * this.examples) / this.#milliseconds;
  }
}
