// Paper is white, whatever the colours of the screen, and shows what is folded away on it.

export class Printing {
  #base;
  #restyle;
  /** Opened for the paper only. @type {HTMLDetailsElement[]} */
  #opened = [];
  #onBefore = () => this.#before();
  #onAfter = () => this.#after();

  /**
   * @param {HTMLElement} base
   * @param {() => void} restyle paints all canvases anew, at once: a browser that prints does not wait
   */
  constructor(base, restyle) {
    this.#base = base;
    this.#restyle = restyle;
  }

  begin() {
    addEventListener('beforeprint', this.#onBefore);
    addEventListener('afterprint', this.#onAfter);
  }

  end() {
    removeEventListener('beforeprint', this.#onBefore);
    removeEventListener('afterprint', this.#onAfter);
  }

  #before() {
    const details = /** @type {NodeListOf<HTMLDetailsElement>} */ (
      this.#base.querySelectorAll('.settings, .settings details')
    );
    this.#opened = [...details].filter(({ open }) => !open);
    for (const each of this.#opened) each.open = true;
    this.#base.classList.add('printing');
    this.#restyle();
  }

  #after() {
    for (const each of this.#opened) each.open = false;
    this.#opened = [];
    this.#base.classList.remove('printing');
    this.#restyle();
  }
}
