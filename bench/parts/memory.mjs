// What many elements on one page take of the memory.
import { readFileSync } from 'node:fs';
import { newPage } from '../../tests/browser/digits.js';
import { serveSite } from '../../tests/browser/server.js';

/** A page tells its memory only when nothing of other sites can be in it. */
const ALONE = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Comes before the code of the worker, which is a Blob: notes the memory of each WebAssembly module. */
const NOTE_MEMORIES = `{
  const { instantiate } = WebAssembly;
  self.memories = [];
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    memories.push(...Object.values(made.instance.exports).filter((each) => each instanceof WebAssembly.Memory));
    return made;
  };
}
`;

/**
 * @typedef {object} Memory in bytes
 * @property {number} page what it holds itself: its scripts' objects, its elements, its canvases, and WebAssembly's memory
 * @property {number} process all of the process that shows it, what it shares with others divided among them
 * @property {number} emptyProcess the same of a page with nothing on it
 */

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {number} count of elements on one page, each of which is trained for an epoch
 * @returns {Promise<Memory>}
 */
export async function memoryOfMany(browser, count) {
  const site = await serveSite({ headers: ALONE });
  const answer = (/** @type {string} */ body) => ({
    body: `<!doctype html><html lang="en"><link rel="icon" href="data:,">${body}`,
    headers: { 'content-type': 'text/html' },
  });
  site.answers.set('/empty.html', answer('<p>Nothing</p>'));
  const elements = '<inkling-digits></inkling-digits>'.repeat(count);
  site.answers.set('/many.html', answer(`<script type="module" src="/inkling.js"></script>${elements}`));
  try {
    const page = await newPage(browser);
    await page.goto(`${site.origin}/empty.html`);
    const emptyProcess = await largestProcess(browser);
    await page.evaluateOnNewDocument((note) => {
      window.Blob = class extends Blob {
        /** @param {BlobPart[]} [parts] @param {BlobPropertyBag} [options] */
        constructor(parts = [], options) {
          super(options?.type === 'text/javascript' ? [note, ...parts] : parts, options);
        }
      };
    }, NOTE_MEMORIES);
    await page.goto(`${site.origin}/many.html`);
    await page.evaluate(async () => {
      await customElements.whenDefined('inkling-digits');
      for (const element of /** @type {any[]} */ ([...document.querySelectorAll('inkling-digits')])) {
        await element.ready;
        await element.train({ epochs: 1 });
      }
    });
    const process = await largestProcess(browser);
    // https://wicg.github.io/performance-measure-memory/, which leaves WebAssembly's memory in workers out.
    const scripts = await page.evaluate(
      async () => (await /** @type {any} */ (performance).measureUserAgentSpecificMemory()).bytes,
    );
    const modules = await page
      .workers()[0]
      .evaluate(() =>
        /** @type {any} */ (globalThis).memories.map(
          (/** @type {WebAssembly.Memory} */ { buffer }) => buffer.byteLength,
        ),
      );
    if (modules.length !== 1) throw new Error(`the elements should share one module, not ${modules.length}`);
    await page.browserContext().close();
    return { page: scripts + modules[0], process, emptyProcess };
  } finally {
    await site.close();
  }
}

/** @param {import('puppeteer-core').Browser} browser @returns {Promise<number>} of the pages: all others are empty */
async function largestProcess(browser) {
  const client = await browser.target().createCDPSession();
  const { processInfo } = await client.send('SystemInfo.getProcessInfo');
  await client.detach();
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => proportionalBytes(id)));
}

/**
 * @param {number} id of a process
 * @returns {number} its memory, what it shares with others divided among them
 */
function proportionalBytes(id) {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1];
  return 1024 * Number(kilobytes);
}
