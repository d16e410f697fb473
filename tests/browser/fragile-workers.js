// Workers that break when a test says so.

/** @typedef {'silence' | 'error' | 'trap'} Crash how: without a word, by an error of its own, or within the core */

/**
 * Prepares a page before it is opened.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {number} [toDoom] so many workers break as soon as they have begun
 */
export async function makeWorkersFragile(page, toDoom = 0) {
  await page.evaluateOnNewDocument(prepare, toDoom);
}

/** @param {number} toDoom */
function prepare(toDoom) {
  const Original = Worker;
  /** @type {Worker[]} */
  const alive = [];
  let doomed = toDoom;

  /** Runs in the worker before its script. */
  function prelude() {
    addEventListener('message', (event) => {
      if (!event.data?.crash) return;
      event.stopImmediatePropagation();
      if (event.data.crash === 'error') throw new Error('crashed by a test');
      // The next drawing that is read breaks the core.
      const { from } = Float32Array;
      Float32Array.from = () => {
        Float32Array.from = from;
        throw new WebAssembly.RuntimeError('unreachable executed');
      };
    });
  }

  globalThis.Worker = class extends Original {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      const script = `(${prelude})();importScripts(${JSON.stringify(String(url))});`;
      super(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), options);
      alive.push(this);
      if (doomed-- > 0) setTimeout(() => this.postMessage({ crash: 'error' }), 50);
    }
  };
  Object.assign(globalThis, {
    /** @param {Crash} how */
    crashWorkers(how) {
      for (const worker of alive.splice(0)) {
        if (how === 'silence') worker.terminate();
        else worker.postMessage({ crash: how });
      }
    },
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {Crash} how
 */
export const crashWorkers = (page, how) =>
  page.evaluate((each) => /** @type {any} */ (globalThis).crashWorkers(each), how);
