// Fingers on a touch screen, as Chromium and Firefox are told of them.
import { isFirefox, protocolOf } from './emulation.js';

/** @typedef {{id: number, x: number, y: number}} Finger in the window */

export class TouchScreen {
  #page;
  /** @type {import('puppeteer-core').CDPSession | null} of Chromium */
  #client = null;
  /** The fingers that are down. @type {Finger[]} */
  #down = [];

  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.#page = page;
  }

  /**
   * @param {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} type
   * @param {Finger[]} fingers all that are down, in the order in which they came; of touchEnd: those that stay
   */
  async touch(type, fingers) {
    const before = this.#down;
    this.#down = fingers;
    if (isFirefox(this.#page)) {
      await this.#act(type, fingers, before);
      return;
    }
    this.#client ??= await this.#page.createCDPSession();
    await this.#client.send('Input.dispatchTouchEvent', { type, touchPoints: fingers });
  }

  /**
   * A pen of Chromium's: puppeteer and Firefox have none.
   *
   * @param {'mousePressed' | 'mouseMoved' | 'mouseReleased'} type
   * @param {{x: number, y: number}} place
   */
  async pen(type, place) {
    this.#client ??= await this.#page.createCDPSession();
    const buttons = type === 'mouseReleased' ? 0 : 1;
    const kind = /** @type {const} */ ({ button: 'left', pointerType: 'pen', clickCount: 1 });
    await this.#client.send('Input.dispatchMouseEvent', { type, ...place, buttons, ...kind });
  }

  /**
   * Over WebDriver BiDi, which knows no touch that is cancelled: https://www.w3.org/TR/webdriver-bidi/#module-input
   *
   * @param {string} type
   * @param {Finger[]} fingers
   * @param {Finger[]} before
   */
  async #act(type, fingers, before) {
    const isIn = (/** @type {Finger[]} */ those, /** @type {Finger} */ { id }) => those.some((each) => each.id === id);
    const move = (/** @type {Finger} */ { x, y }) => ({ type: 'pointerMove', x, y });
    const ofFinger = (/** @type {Finger} */ { id }, /** @type {object[]} */ ...actions) => ({
      ...{ type: 'pointer', id: `finger ${id}`, parameters: { pointerType: 'touch' } },
      actions,
    });
    const lifted = before.filter((finger) => !isIn(fingers, finger));
    const { connection, context } = protocolOf(this.#page);
    await connection.send('input.performActions', {
      context,
      actions: [
        ...fingers
          .filter((finger) => type === 'touchMove' || !isIn(before, finger))
          .map((finger) =>
            isIn(before, finger)
              ? ofFinger(finger, move(finger))
              : ofFinger(finger, move(finger), { type: 'pointerDown', button: 0 }),
          ),
        ...lifted.map((finger) => ofFinger(finger, { type: 'pointerUp', button: 0 })),
      ],
    });
  }
}
