// A visitor of the digits page who does one thing after the other, for minutes, as a seeded generator says: trains, draws,
// teaches, changes settings, opens tabs of the lab, looks elsewhere, and kills the worker.
import { randomNumbers } from '../../bench/random.mjs';
import { newPage, ONE, ready, SEVEN, THREE } from './digits.js';
import { isFirefox } from './emulation.js';
import { crashWorkers, makeWorkersFragile } from './fragile-workers.js';
import { eventually } from './lab.js';

const ADDRESS = '/?lang=en&hidden=16&pen-digits=0&augment=off&epochs=8';
/** Before memory is measured for the first time everything has been done so often, */
const WARMING_ROUNDS = 2;
/** and for so much of the time in any order: the browser compiles what is called often, and keeps that. */
const SHARE_BEFORE_MEASURING = 0.2;
/** As many as the page keeps: when memory is measured they are all alike. */
const MOST_RUNS = 50;
/** More often, and the page rightly says that it is of no use to begin anew. */
const BETWEEN_KILLS_MILLISECONDS = 8000;
/** A network that has not changed for so long is in the last checkpoint, and kept. */
const AT_REST_MILLISECONDS = 2500;
const MOST_TAUGHT = 12;
/** Enough for what a tab shows to come. */
const TAB_MILLISECONDS = 500;

/** Each attribute with values that all go together. */
const CHANGES = /** @type {const} */ ([
  ['lr', ['0.001', '0.002', '0.004']],
  ['batch', ['32', '64', '128']],
  ['activation', ['relu', 'tanh']],
  ['hidden', ['16', '8', '16,8']],
  ['optimizer', ['adam', 'sgd']],
  ['augment', ['off', 'on']],
  ['dropout', ['0', '0.2']],
  ['seed', ['7', '8']],
]);
const TABS = /** @type {const} */ (['inside', 'preprocessing', 'judging', 'runs', 'hand', 'files']);

/** @typedef {Awaited<ReturnType<typeof newPage>>} VisitedPage */
/** @typedef {{hash: string, ink: string, digits: number}} Belongings what must not be lost */
/**
 * @typedef {object} Stay
 * @property {Record<string, number>} done how often each kind of thing was done
 * @property {string[]} wrong in sentences: empty when all is well
 * @property {{page: number, worker: number} | null} growth of the heap after warming up, as ratios; Firefox does not tell
 */

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} origin
 * @param {{seed: number, minutes: number, say?: (line: string) => void}} options
 * @returns {Promise<Stay>}
 */
export async function stay(browser, origin, { seed, minutes, say = () => {} }) {
  const page = await newPage(browser);
  await makeWorkersFragile(page);
  await page.evaluateOnNewDocument(installAgent);
  await page.goto(origin + ADDRESS);
  await ready(page);
  const visitor = new Visitor(page, seed);
  await visitor.warmUp();
  await visitor.goOn(minutes * SHARE_BEFORE_MEASURING * 60_000, say);
  const before = await visitor.heap();
  await visitor.goOn(minutes * (1 - SHARE_BEFORE_MEASURING) * 60_000, say);
  const after = await visitor.heap();
  const growth = before && after && { page: after.page / before.page, worker: after.worker / before.worker };
  say(`heap before ${JSON.stringify(before)} and after ${JSON.stringify(after)}, in bytes`);
  await visitor.reload();
  const { done, wrong } = visitor;
  wrong.push(...page.errors.map((error) => `the console says: ${error}`));
  await page.browserContext().close();
  return { done, wrong, growth };
}

class Visitor {
  #page;
  #random;
  #killedAt = -Infinity;
  #kills = 0;
  #taught = 0;
  /** @type {Record<string, number>} */
  done = {};
  /** @type {string[]} */
  wrong = [];
  /** What there is to do, and how often. @type {Record<string, {weight: number, act: () => Promise<unknown>}>} */
  #habits = {
    train: { weight: 5, act: () => this.#train() },
    pause: { weight: 2, act: () => this.#pause() },
    step: { weight: 2, act: () => this.#agent('press', 'step') },
    reset: { weight: 1, act: () => this.#agent('press', 'reset') },
    bringBack: { weight: 1, act: () => this.#agent('pressBringBack') },
    draw: { weight: 4, act: () => this.#draw() },
    undo: { weight: 1, act: () => this.#agent('press', 'undo') },
    clear: { weight: 1, act: () => this.#agent('press', 'clear') },
    teach: { weight: 1, act: () => this.#teach() },
    change: { weight: 3, act: () => this.#change() },
    tab: { weight: 4, act: () => this.#agent('openTab', this.#one(TABS)) },
    language: { weight: 1, act: () => this.#agent('speak', this.#one(['en', 'ko'])) },
    hide: { weight: 1, act: () => this.#hide() },
    kill: { weight: 1, act: () => this.#kill() },
    killAtRest: { weight: 1, act: () => this.#killAtRest() },
  };

  /**
   * @param {VisitedPage} page
   * @param {number} seed
   */
  constructor(page, seed) {
    this.#page = page;
    this.#random = randomNumbers(seed);
  }

  async warmUp() {
    for (let round = 0; round < WARMING_ROUNDS; round++) {
      for (const name of Object.keys(this.#habits)) await this.#do(name);
      await this.#showTabs();
    }
  }

  async #showTabs() {
    for (const tab of TABS) {
      await this.#agent('openTab', tab);
      await pause(TAB_MILLISECONDS);
    }
  }

  /**
   * @param {number} milliseconds
   * @param {(line: string) => void} say
   */
  async goOn(milliseconds, say) {
    const names = Object.entries(this.#habits).flatMap(([name, { weight }]) => Array(weight).fill(name));
    const end = Date.now() + milliseconds;
    let nextLine = Date.now() + 60_000;
    while (Date.now() < end && this.wrong.length === 0) {
      await this.#do(this.#one(names));
      await pause(this.#random() * 400);
      if (Date.now() < nextLine) continue;
      nextLine += 60_000;
      say(JSON.stringify(this.done));
    }
  }

  /** @param {string} name */
  async #do(name) {
    this.done[name] = (this.done[name] ?? 0) + 1;
    try {
      await this.#habits[name].act();
      const said = await this.#agent('told');
      const crashes = said.filter((/** @type {string} */ each) => each === 'worker-crashed').length;
      const others = said.filter((/** @type {string} */ each) => each !== 'worker-crashed');
      if (others.length > 0) this.wrong.push(`after ${name} the page told of ${others.join(', ')}`);
      if (crashes > this.#kills) this.wrong.push(`after ${name} the worker had broken by itself`);
    } catch (error) {
      this.wrong.push(`${name}: ${/** @type {Error} */ (error).message}`);
    }
  }

  /**
   * In bytes, of the same state every time: a new network, all runs alike, nothing drawn, all tabs shown and left.
   *
   * @returns {Promise<{page: number, worker: number} | null>} null of Firefox, which does not tell
   */
  async heap() {
    if (isFirefox(this.#page)) return null;
    await this.#rest();
    await this.#agent('openTab', null);
    await this.#agent('press', 'clear');
    for (const [name, [value]] of CHANGES) await this.#agent('change', name, value);
    await this.#agent('makeRuns', MOST_RUNS);
    await this.#showTabs();
    await this.#agent('openTab', null);
    await pause(AT_REST_MILLISECONDS);
    const clients = [await this.#page.createCDPSession(), this.#page.workers()[0].client];
    const sizes = [];
    for (const client of clients) {
      await client.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
      sizes.push(usedSize + backingStorageSize);
    }
    await clients[0].detach();
    return { page: sizes[0], worker: sizes[1] };
  }

  /** All that there was is there again. */
  async reload() {
    await this.#rest();
    await pause(AT_REST_MILLISECONDS);
    const before = await this.#belongings();
    await this.#page.reload();
    await ready(this.#page);
    await this.#expectAll(before, 'a reload');
  }

  async #train() {
    await this.#agent('press', 'train', true);
    await pause(this.#random() * 1500);
  }

  async #pause() {
    await this.#agent('press', 'train', false);
  }

  async #draw() {
    const { x, y, width } = await this.#agent('canvas');
    if (width === 0) return;
    const by = () => (this.#random() - 0.5) * 24;
    const [byX, byY] = [by(), by()];
    for (const stroke of this.#one([ONE, SEVEN, THREE])) {
      const at = (/** @type {[number, number]} */ point) =>
        /** @type {const} */ ([x + ((point[0] + byX) / 280) * width, y + ((point[1] + byY) / 280) * width]);
      await this.#page.mouse.move(...at(stroke[0]));
      await this.#page.mouse.down();
      for (const point of stroke.slice(1)) await this.#page.mouse.move(...at(point));
      await this.#page.mouse.up();
    }
  }

  async #teach() {
    if (this.#taught++ >= MOST_TAUGHT) return;
    await this.#draw();
    await this.#agent('correct', Math.floor(this.#random() * 10));
  }

  async #change() {
    const [name, values] = this.#one(CHANGES);
    await this.#agent('change', name, this.#one(values));
  }

  /** Looks at another page for a while. */
  async #hide() {
    const other = await this.#page.browserContext().newPage();
    await other.bringToFront();
    await pause(this.#random() * 1500);
    await other.close();
    await this.#page.bringToFront();
  }

  /** Whatever goes on. */
  async #kill() {
    if (Date.now() - this.#killedAt < BETWEEN_KILLS_MILLISECONDS) return;
    await this.#crash();
  }

  /** With a look at what is there afterwards. */
  async #killAtRest() {
    if (Date.now() - this.#killedAt < BETWEEN_KILLS_MILLISECONDS) return;
    await this.#rest();
    await pause(AT_REST_MILLISECONDS);
    const before = await this.#belongings();
    await this.#crash();
    await this.#expectAll(before, 'a crash');
  }

  async #crash() {
    this.#kills++;
    const count = (await this.#agent('told')).length;
    await crashWorkers(this.#page, 'error');
    await eventually(
      () => this.#agent('told'),
      ({ length }) => length > count,
    );
    this.#killedAt = Date.now();
    await this.#usable();
  }

  /** Waits until nothing trains. */
  async #rest() {
    await this.#usable();
    await this.#agent('press', 'train', false);
    await eventually(
      () => this.#agent('doing'),
      (doing) => doing === 'idle',
    );
  }

  #usable() {
    return eventually(
      () => this.#agent('doing'),
      (doing) => doing === 'idle' || doing === 'training',
    );
  }

  /** @returns {Promise<Belongings>} */
  #belongings() {
    return this.#agent('belongings');
  }

  /**
   * @param {Belongings} before
   * @param {string} what has happened since
   */
  async #expectAll(before, what) {
    /** @type {Belongings | undefined} */
    let after;
    try {
      await eventually(
        async () => (after = await this.#belongings()),
        (now) => now.hash === before.hash && now.ink === before.ink && now.digits === before.digits,
      );
    } catch {
      const lost = /** @type {const} */ (['hash', 'ink', 'digits']).filter((name) => after?.[name] !== before[name]);
      this.wrong.push(`${what} has changed ${lost.join(', ')}`);
    }
  }

  /**
   * What is done within the page, by one function: the browser keeps the code of every other.
   *
   * @param {string} name
   * @param {...unknown} args
   * @returns {Promise<any>}
   */
  #agent(name, ...args) {
    return this.#page.evaluate(
      (method, values) => /** @type {any} */ (globalThis).visitor[method](...values),
      name,
      args,
    );
  }

  /**
   * @template Item
   * @param {readonly Item[]} items
   * @returns {Item}
   */
  #one(items) {
    return items[Math.floor(this.#random() * items.length)];
  }
}

/** Within the page, before its own code. */
function installAgent() {
  const element = () => /** @type {any} */ (document.querySelector('inkling-digits'));
  const root = () => /** @type {ShadowRoot} */ (element().shadowRoot);
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLButtonElement} */ (root().querySelector(`[part~='${name}']`));
  const click = (/** @type {HTMLButtonElement | null | undefined} */ button) => {
    if (button && !button.disabled && button.checkVisibility()) button.click();
  };
  const isTraining = () => ['Pause', '일시정지'].includes(part('train').textContent ?? '');
  /** @type {string[]} */
  const told = [];
  addEventListener('inkling-error', (event) => {
    const { code, message } = /** @type {CustomEvent} */ (event).detail;
    told.push(code === 'worker-crashed' ? code : `${code}: ${message}`);
  });

  const visitor = {
    told: () => told,
    /** @param {string} name @param {boolean} [wanted] of Train, whether it is to train afterwards */
    press(name, wanted) {
      if (wanted === undefined || wanted !== isTraining()) click(part(name));
    },
    /** @param {number} count */
    async makeRuns(count) {
      for (let run = 0; run < count; run++) {
        await element().train({ epochs: 1 });
        await element().reset();
      }
    },
    pressBringBack: () => click(root().querySelector('.bring-back')),
    /** @param {number} digit */
    correct: (digit) => click(part('correction').querySelectorAll('button')[digit]),
    /** @param {string} name @param {string} value */
    change: (name, value) => element().setAttribute(name, value),
    /** @param {string} language */
    speak: (language) => /** @type {HTMLElement} */ (document.querySelector(`nav a[hreflang=${language}]`)).click(),
    /** @param {string | null} name null closes the one that is open */
    openTab(name) {
      const open = root().querySelector('.lab-tabs [aria-selected=true]');
      const wanted = name && root().getElementById(`lab-tab-${name}`);
      if (open !== wanted) click(/** @type {any} */ (wanted ?? open));
    },
    doing() {
      if (part('train').disabled) return 'loading';
      return isTraining() ? 'training' : 'idle';
    },
    canvas() {
      const canvas = part('canvas');
      canvas.scrollIntoView({ block: 'center' });
      return canvas.getBoundingClientRect().toJSON();
    },
    async belongings() {
      const request = indexedDB.open('inkling');
      const database = await new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const count = database.transaction('digits').objectStore('digits').count();
      const digits = await new Promise((resolve) => (count.onsuccess = () => resolve(count.result)));
      database.close();
      const canvas = /** @type {HTMLCanvasElement} */ (/** @type {unknown} */ (part('canvas')));
      const pixels = new TextEncoder().encode(canvas.toDataURL());
      const ink = String(pixels.reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 7));
      return { hash: await element().parameterHash(), ink, digits };
    },
  };
  Object.assign(globalThis, { visitor });
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
