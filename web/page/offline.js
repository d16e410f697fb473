// The site without a network: its service worker, and how a page comes to a new version of it.
import { scriptUrl } from '../trusted-script.js';
import { UpdateNote } from './update-note.js';

/** A page that is always busy has its service worker nevertheless. */
const LONGEST_WAIT_MILLISECONDS = 10_000;

export class Offline {
  #keep;
  #note;
  /** @type {ServiceWorkerRegistration | null} */
  #registration = null;

  /**
   * @param {Promise<unknown>} shown resolves or rejects when the page has loaded what it needs: nothing is to take the
   *   network from it before
   * @param {() => Promise<boolean>} [keep] writes what is on the page now and returns whether it stays; without it
   *   nothing does
   */
  constructor(shown, keep) {
    this.#keep = keep;
    this.#note = new UpdateNote(!keep, (mayLose) => this.#load(mayLose));
    void shown.catch(() => {}).then(() => this.#start());
  }

  /** @param {import('../i18n/index.js').Dictionary} words */
  translate(words) {
    this.#note.translate(words);
  }

  async #start() {
    // With `npm run dev` files change all the time; in a frame the page around it decides what is kept; and the page as
    // one file, which has no manifest, has nothing beside it.
    const isInstallable = document.querySelector('link[rel=manifest]') !== null;
    if (!import.meta.env.PROD || window.top !== window || !isInstallable) return;
    await idle();
    try {
      const url = scriptUrl(new URL('service-worker.js', location.href));
      const registration = await navigator.serviceWorker.register(url);
      this.#registration = registration;
      this.#follow(registration.installing);
      registration.addEventListener('updatefound', () => this.#follow(registration.installing));
      this.#showIfWaiting();
    } catch {
      // Addresses without TLS and private windows have none: the page works as it does with a network.
    }
  }

  /** @param {ServiceWorker | null} installing */
  #follow(installing) {
    installing?.addEventListener('statechange', () => this.#showIfWaiting());
  }

  #showIfWaiting() {
    // The first version of all waits for nothing.
    if (this.#registration?.waiting && this.#registration.active) this.#note.show();
  }

  /**
   * @param {boolean} mayLose what is on the page
   * @returns {Promise<boolean>} false when it would be lost and may not
   */
  async #load(mayLose) {
    if (!(await this.#keep?.()) && !mayLose) return false;
    const waiting = this.#registration?.waiting;
    waiting?.addEventListener('statechange', () => waiting.state === 'activated' && location.reload());
    waiting?.postMessage('take over');
    if (!waiting) location.reload(); // another tab has asked for it already
    return true;
  }
}

/** @returns {Promise<unknown>} resolves when the page has nothing else to do */
const idle = () =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve, { timeout: LONGEST_WAIT_MILLISECONDS });
    else setTimeout(resolve); // Safari
  });
