// The browsers that the tests run in: where they are, how they start and end.
import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchWebKit } from './webkit.js';

/**
 * What every browser can do, as puppeteer names it; Chromium and Firefox can do all the rest, too.
 *
 * @typedef {Pick<import('puppeteer-core').Page, 'goto' | 'evaluate' | 'close'>} Tab
 */

/**
 * @typedef {object} Browser
 * @property {() => Promise<Tab>} newPage in front of all others
 * @property {() => Promise<void>} close
 */

export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Parts of Chromium's own window, pages themselves, which every new context would load beside the one that is tested.
  // And what it would ask its maker about the fields of a page.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,AutofillServerCommunication',
];

const FIREFOX_PREFERENCES = {
  // The list of downloads, which opens with the first of them, would have the focus.
  'browser.download.alwaysOpenPanel': false,
  // A proxy is asked for this machine's own addresses, too.
  'network.proxy.allow_hijacking_localhost': true,
  // A page may read the clipboard without asking.
  'dom.events.testing.asyncClipboard': true,
  // What a person marks has the colours of Windows where few colours are wanted; those of no desktop can hardly be read.
  'ui.highlight': '#37006e',
  'ui.highlighttext': '#ffffff',
  'ui.highlight.dark': '#1aebff',
  'ui.highlighttext.dark': '#000000',
};

// A machine that is busy takes long to start one.
const START_MILLISECONDS = 60_000;
const ATTEMPTS = 3;

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} variable of the environment, which comes first
 * @param {string[]} names on the path
 * @param {string[]} [places] elsewhere
 * @returns {string}
 */
function executable(variable, names, places = []) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env[variable] ?? '',
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...places,
  ];
  const found = candidates.find((path) => path !== '' && isExecutable(path));
  if (!found) {
    throw new Error(
      `there is no ${names[0]}: npm run setup installs it, or set ${variable} to the path of its program`,
    );
  }
  return found;
}

/** @returns {string[]} where distributions put the browser that comes with WebKitGTK; it is on no path */
function miniBrowserPlaces() {
  const listing = (/** @type {string} */ folder) => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  return ['/usr/lib', '/usr/libexec', '/usr/lib64']
    .flatMap((folder) => [folder, ...listing(folder).filter((path) => path.endsWith('-linux-gnu'))])
    .flatMap(listing)
    .filter((path) => /\/webkit2?gtk-[\d.]+$/.test(path))
    .map((folder) => join(folder, 'MiniBrowser'));
}

/**
 * A start that fails is tried again.
 *
 * @template Started
 * @param {() => Promise<Started>} start
 * @returns {Promise<Started>}
 */
async function persistently(start) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** @returns {string} */
export const chromiumPath = () =>
  executable('CHROME_PATH', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);

export const launchChromium = () => {
  const executablePath = chromiumPath();
  return persistently(() =>
    puppeteer.launch({ executablePath, args: CHROMIUM_ARGUMENTS, timeout: START_MILLISECONDS }),
  );
};

export const launchFirefox = () => {
  const executablePath = executable('FIREFOX_PATH', ['firefox-esr', 'firefox']);
  return persistently(async () => {
    // As root it refuses to start in a home that is somebody else's.
    const home = mkdtempSync(join(tmpdir(), 'inkling-firefox-'));
    const forget = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    try {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath,
        env: { ...process.env, HOME: home },
        // For what only its own code can do (emulation.js).
        args: ['--remote-allow-system-access'],
        extraPrefsFirefox: FIREFOX_PREFERENCES,
        timeout: START_MILLISECONDS,
      });
      return browser.once('disconnected', forget);
    } catch (error) {
      forget();
      throw error;
    }
  });
};

const launchMiniBrowser = () => {
  const programs = {
    driver: executable('WEBKIT_DRIVER_PATH', ['WebKitWebDriver']),
    browser: executable('MINIBROWSER_PATH', ['MiniBrowser'], miniBrowserPlaces()),
    screen: executable('XVFB_PATH', ['Xvfb']),
  };
  const launching = persistently(() => launchWebKit(programs, START_MILLISECONDS));
  return /** @type {Promise<Browser>} */ (/** @type {unknown} */ (launching));
};

/**
 * @param {import('puppeteer-core').Page} page
 * @param {[x: number, y: number][]} points
 */
async function drag({ mouse }, [first, ...points]) {
  await mouse.move(...first);
  await mouse.down();
  for (const point of points) await mouse.move(...point);
  await mouse.up();
}

/**
 * @typedef {object} BrowserEngine
 * @property {string} name
 * @property {() => Promise<Browser>} launch
 * @property {(tab: any, browser: Browser) => Promise<unknown>} hide puts a page where nobody sees it
 * @property {(tab: any, points: [x: number, y: number][]) => Promise<unknown>} drag draws with the mouse, in the viewport
 */

/** @type {BrowserEngine[]} */
export const engines = [
  { name: 'Chromium', launch: launchChromium, hide: (_, browser) => browser.newPage(), drag },
  { name: 'Firefox', launch: launchFirefox, hide: (_, browser) => browser.newPage(), drag },
  {
    name: 'WebKitGTK',
    launch: launchMiniBrowser,
    hide: (tab) => tab.minimise(),
    drag: (tab, points) => tab.drag(points),
  },
];
