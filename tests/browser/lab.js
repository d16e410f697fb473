// What a person does in the lab: opening tabs, choosing and dropping files, saving them.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { clickOn } from './click.js';
import { DOWNLOADS, onElement, press } from './digits.js';
import { isFirefox } from './emulation.js';

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {string} name */
export const temporaryFolder = (name) => mkdtempSync(join(tmpdir(), `inkling-${name}-`));

/**
 * @param {Page} page
 * @param {string} name of a tab
 */
export async function openTab(page, name) {
  const tab = await page.evaluateHandle(
    (id) => document.querySelector('inkling-digits')?.shadowRoot?.getElementById(id),
    `lab-tab-${name}`,
  );
  const button = /** @type {import('puppeteer-core').ElementHandle} */ (tab.asElement());
  const isOpen = await button.evaluate((each) => each.getAttribute('aria-selected') === 'true');
  if (!isOpen) await clickOn(button);
}

/**
 * Clicks a button that has a sign on it, by what it is called, as soon as it can be pressed.
 *
 * @param {Page} page
 * @param {string} label
 */
export async function pressLabelled(page, label) {
  const button = await page.waitForFunction(
    (wanted) => {
      const root = /** @type {ShadowRoot} */ (document.querySelector('inkling-digits')?.shadowRoot);
      const found = [...root.querySelectorAll('button')].find(
        (each) => each.ariaLabel === wanted && !each.disabled && each.checkVisibility(),
      );
      found?.scrollIntoView({ block: 'center', inline: 'center' });
      return found;
    },
    {},
    label,
  );
  await clickOn(button);
}

/**
 * Presses a button that asks for files, and chooses these.
 *
 * @param {Page} page
 * @param {string} button
 * @param {string[]} paths
 */
export async function chooseFiles(page, button, paths) {
  const [chooser] = await Promise.all([page.waitForFileChooser(), press(page, button)]);
  await chooser.accept(paths);
}

/**
 * Drops files on the middle of the element, as the browser tells of files from the desktop.
 *
 * @param {Page} page
 * @param {string[]} files paths
 */
export async function dropFiles(page, files) {
  if (isFirefox(page)) return dropWithin(page, files);
  const client = await page.createCDPSession();
  const data = { items: [], files, dragOperationsMask: 1 };
  const at = { x: 300, y: 300, data };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
    await client.send('Input.dispatchDragEvent', { type, ...at });
  }
  await client.detach();
}

/** The same where the browser tells of no files from the desktop. @param {Page} page @param {string[]} paths */
async function dropWithin(page, paths) {
  const files = paths.map((path) => ({ name: basename(path), base64: readFileSync(path, 'base64') }));
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    const outer = document.elementFromPoint(300, 300);
    const target = outer?.shadowRoot?.elementFromPoint(300, 300) ?? outer;
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    }
  }, files);
}

/**
 * Presses a button that saves a file, and waits for the file.
 *
 * @param {Page} page
 * @param {string} button
 * @param {(page: Page, text: string) => Promise<void>} [pressed] of another element than <inkling-digits>
 * @returns {Promise<{name: string, path: string, bytes: Buffer}>}
 */
export async function save(page, button, pressed = press) {
  rmSync(DOWNLOADS, { recursive: true, force: true });
  mkdirSync(DOWNLOADS);
  await pressed(page, button);
  // While it is being written it is empty, or called something else.
  const isWhole = (/** @type {string} */ name) =>
    !/^\.|\.(crdownload|part)$/.test(name) &&
    (statSync(join(DOWNLOADS, name), { throwIfNoEntry: false })?.size ?? 0) > 0;
  const [name] = await eventually(
    async () => readdirSync(DOWNLOADS).filter(isWhole),
    ({ length }) => length > 0,
  );
  const path = join(temporaryFolder('downloads'), name);
  renameSync(join(DOWNLOADS, name), path);
  return { name, path, bytes: readFileSync(path) };
}

/**
 * @param {Page} page
 * @returns {Promise<string>} what the notice above the panels says
 */
export const noticeOf = (page) =>
  onElement(page, (_, root) => root.querySelector('.messages .notice p')?.textContent ?? '');

/**
 * Waits until something is as wanted, and returns it.
 *
 * @template Value
 * @param {() => Promise<Value>} look
 * @param {(value: Value) => boolean} isWanted
 * @returns {Promise<Value>}
 */
export async function eventually(look, isWanted) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const value = await look();
    if (isWanted(value)) return value;
    if (Date.now() > deadline) throw new Error(`it never came to that: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** As the page has it: the browser tells of it later. @param {Page} page */
export const addressOf = (page) => page.evaluate(() => location.href);

/** What was done before now is on the disk after it: it is written every second at the most. */
export const untilKept = () => new Promise((resolve) => setTimeout(resolve, 2000));

/**
 * Waits until the network as it is now is on the disk, and with it what was done before.
 *
 * @param {Pick<Page, 'evaluate'>} page
 */
export const untilNetworkKept = (page) =>
  eventually(
    () =>
      page.evaluate(async () => {
        const request = indexedDB.open('inkling');
        await new Promise((resolve) => (request.onsuccess = resolve));
        const training = request.result.transaction('parts').objectStore('parts').get('training');
        await new Promise((resolve) => (training.onsuccess = resolve));
        request.result.close();
        const element = /** @type {any} */ (document.querySelector('inkling-digits'));
        const files = [training.result?.value.snapshot.model ?? '', await element.exportModel('safetensors')];
        const [kept, present] = await Promise.all(files.map((each) => new Blob([each]).arrayBuffer()));
        const bytes = new Uint8Array(present);
        return kept.byteLength === bytes.length && new Uint8Array(kept).every((byte, i) => byte === bytes[i]);
      }),
    (isKept) => isKept,
  );

/** @param {Page} page @param {RegExp} sentence */
export const untilNotice = (page, sentence) =>
  eventually(
    () => noticeOf(page),
    (text) => sentence.test(text),
  );

/** @param {Page} page @returns {Promise<string>} */
export const hashOf = (page) => onElement(page, (element) => element.parameterHash());

/** Trained, and at rest. @param {Awaited<ReturnType<typeof import('./digits.js').seen>>} state */
export const isDone = ({ buttons, status }) => buttons.includes('Train') && /epochs? in/.test(status);

/**
 * The grid of my digits.
 *
 * @param {Page} page
 * @returns {Promise<{summary: string, digits: string[]}>} each as it is described
 */
export const handOf = (page) =>
  onElement(page, (_, root) => ({
    summary: root.querySelector('.hand-summary')?.textContent ?? '',
    digits: [...root.querySelectorAll('.hand .hand-grid canvas')].map((each) => each.getAttribute('aria-label') ?? ''),
  }));

/** @param {Page} page @param {string} selector @returns {Promise<boolean>} */
export const isShown = (page, selector) =>
  page.$eval(selector, (element) => /** @type {HTMLElement} */ (element).checkVisibility());

/**
 * Opens the list of keys by its key, and closes it.
 *
 * @param {Page} page
 * @returns {Promise<string>} what it says
 */
export async function readKeys(page) {
  await page.keyboard.press('?');
  if (!(await isShown(page, 'dialog'))) throw new Error('? does not open the list of keys');
  const text = await page.$eval('dialog', ({ textContent }) => textContent ?? '');
  await page.keyboard.press('s'); // only the list is there
  await page.keyboard.press('Escape');
  if (await isShown(page, 'dialog')) throw new Error('Escape does not close the list of keys');
  return text;
}

/**
 * The table of runs: each with its name and its numbers.
 *
 * @param {Page} page
 * @returns {Promise<string[][]>}
 */
export const runsOf = (page) =>
  onElement(page, (_, root) =>
    [...root.querySelectorAll('.runs-part tbody tr')].map((row) => {
      const name = /** @type {HTMLInputElement} */ (row.querySelector('.run-name input'));
      const [, named, ...others] = [...row.children].map(({ textContent }) => textContent ?? '');
      return [name.value + named, ...others];
    }),
  );
