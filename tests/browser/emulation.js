// The person and the screen that a page is told of, and its end without a word, in Chromium and in Firefox.

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @typedef {object} Surroundings of a page; what is left out is as the browser has it by itself
 * @property {'screen' | 'print'} [medium]
 * @property {'light' | 'dark'} [prefers-color-scheme]
 * @property {'reduce' | 'no-preference'} [prefers-reduced-motion]
 * @property {'active' | 'none'} [forced-colors]
 */

/**
 * What Firefox's own code calls them, in a browsing context, and what stands for none: WebDriver BiDi has no commands for
 * them yet.
 */
const OVERRIDES = /** @type {const} */ ([
  ['medium', 'mediumOverride', ''],
  ['prefers-color-scheme', 'prefersColorSchemeOverride', 'none'],
  ['prefers-reduced-motion', 'prefersReducedMotionOverride', 'none'],
  ['forced-colors', 'forcedColorsOverride', 'none'],
]);

/** @param {Page} page @returns {boolean} */
export const isFirefox = (page) => /** @type {any} */ (page.browser()).cdpSupported === false;

/**
 * WebDriver BiDi itself, for commands that puppeteer does not have.
 *
 * @param {Page} page of Firefox
 * @returns {{connection: {send(command: string, parameters: object): Promise<any>}, context: string}}
 */
export const protocolOf = (page) => ({
  connection: /** @type {any} */ (page.browser()).connection,
  context: /** @type {any} */ (page.mainFrame())._id,
});

/**
 * Runs in Firefox's own process, with the browsing context of a page.
 *
 * @template Argument, Result
 * @param {Page} page
 * @param {(context: any, argument: Argument) => Result} work returns what JSON has
 * @param {Argument} argument
 * @returns {Promise<Result>}
 */
async function inFirefox(page, work, argument) {
  const { connection, context } = protocolOf(page);
  const windows = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const { result } = await connection.send('script.evaluate', {
    expression: `JSON.stringify((${work})(
      ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs')
        .NavigableManager.getBrowsingContextById(${JSON.stringify(context)}),
      ${JSON.stringify(argument)}) ?? null)`,
    target: { context: windows.result.contexts[0].context },
    awaitPromise: false,
  });
  if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
  return JSON.parse(result.result.value);
}

/** Sets properties of a browsing context. @param {Page} page @param {Record<string, string>} properties */
const setInFirefox = (page, properties) =>
  inFirefox(page, (context, values) => void Object.assign(context, values), properties);

/**
 * Tells a page of other surroundings than before, all of them at once.
 *
 * @param {Page} page
 * @param {Surroundings} surroundings
 */
export async function emulate(page, surroundings) {
  if (isFirefox(page)) {
    await setInFirefox(
      page,
      Object.fromEntries(OVERRIDES.map(([name, property, none]) => [property, surroundings[name] ?? none])),
    );
    return;
  }
  const { medium = '', ...features } = surroundings;
  const client = await page.createCDPSession();
  await client.send('Emulation.setEmulatedMedia', {
    media: medium,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

/** Gives Firefox a screen that is touched. @param {Page} page */
export const enableTouch = (page) => setInFirefox(page, { touchEventsOverride: 'enabled' });

/** Lets a page read what it has copied. Firefox lets every page (browsers.js). @param {Page} page */
export async function allowClipboard(page) {
  if (isFirefox(page)) return;
  await page
    .browserContext()
    .overridePermissions(new URL(page.url()).origin, [
      'clipboard-read',
      'clipboard-write',
      'clipboard-sanitized-write',
    ]);
}

/** Kills a page, with no event for it, as when the system wants the memory back. @param {Page} page */
export async function crash(page) {
  if (isFirefox(page)) {
    process.kill(await inFirefox(page, (context) => context.currentWindowGlobal.osPid, null), 'SIGKILL');
    return;
  }
  const client = await page.createCDPSession();
  const crashed = new Promise((resolve) => page.once('error', resolve));
  client.send('Page.crash').catch(() => {}); // it cannot be answered
  await crashed;
}
