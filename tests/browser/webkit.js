// WebKitGTK: its MiniBrowser on a screen of its own (Xvfb), driven by its WebDriver, of which these are the commands that
// the tests need: https://www.w3.org/TR/webdriver2/
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const SCRIPT_MILLISECONDS = 300_000;

/** @typedef {{driver: string, browser: string, screen: string}} Programs their paths */
/** @typedef {(method: string, path: string, body?: object) => Promise<any>} Command */

/**
 * @param {Programs} programs
 * @param {number} milliseconds within which it must have started
 * @returns {Promise<WebKitBrowser>}
 */
export async function launchWebKit(programs, milliseconds) {
  const belongings = new Belongings();
  const late = delay(milliseconds, null, { ref: false }).then(() => {
    throw new Error(`it took more than ${milliseconds} ms`);
  });
  try {
    return await Promise.race([start(programs, belongings), late]);
  } catch (error) {
    await belongings.end();
    throw new Error(`WebKitGTK did not start: ${/** @type {Error} */ (error).message}`, { cause: error });
  }
}

/**
 * @param {Programs} programs
 * @param {Belongings} belongings
 */
async function start(programs, belongings) {
  // A profile of its own, and nothing of the desktop that the tests may run on.
  const home = belongings.folder();
  const runtime = join(home, 'runtime');
  mkdirSync(runtime, { mode: 0o700 });
  const environment = { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: runtime };

  const screen = belongings.start(programs.screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24'], environment);
  const display = await firstLine(screen);
  const port = await freePort();
  belongings.start(programs.driver, [`--port=${port}`], { ...environment, DISPLAY: `:${display}` });

  const command = commandsTo(`http://127.0.0.1:${port}`);
  while (!(await command('GET', '/status').catch(() => null))) {
    if (belongings.haveEnded) throw new Error('the driver does not answer');
    await delay(50);
  }
  const { sessionId } = await command('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
        timeouts: { script: SCRIPT_MILLISECONDS },
      },
    },
  });
  /** @type {Command} */
  const inSession = (method, path, body) => command(method, `/session/${sessionId}${path}`, body);
  return new WebKitBrowser(inSession, await inSession('GET', '/window'), belongings);
}

class WebKitBrowser {
  #command;
  #first;
  #belongings;
  /** A session has one present window, to which commands go: one window after the other. */
  #turn = Promise.resolve();

  /**
   * @param {Command} command of a session
   * @param {string} first the handle of the window that it began with, which is never closed
   * @param {Belongings} belongings
   */
  constructor(command, first, belongings) {
    this.#command = command;
    this.#first = first;
    this.#belongings = belongings;
  }

  async newPage() {
    const { handle } = await this.#inWindow(this.#first, 'POST', '/window/new', { type: 'window' });
    return new WebKitTab((method, path, body) => this.#inWindow(handle, method, path, body));
  }

  async close() {
    await this.#command('DELETE', '').catch(() => {}); // it is ended anyway
    await this.#belongings.end();
  }

  /**
   * @param {string} handle
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  #inWindow(handle, method, path, body) {
    const done = this.#turn.then(async () => {
      await this.#command('POST', '/window', { handle });
      return this.#command(method, path, body);
    });
    this.#turn = done.catch(() => {}); // the caller is told
    return done;
  }
}

class WebKitTab {
  #command;

  /** @param {Command} command of its window */
  constructor(command) {
    this.#command = command;
  }

  /** @param {string} address */
  goto(address) {
    return this.#command('POST', '/url', { url: address });
  }

  minimise() {
    return this.#command('POST', '/window/minimize', {});
  }

  close() {
    return this.#command('DELETE', '/window');
  }

  /**
   * Runs a function in the page; what it takes and returns goes through JSON.
   *
   * @param {Function} work
   * @param {unknown} [argument]
   */
  async evaluate(work, argument = null) {
    const script = `const [argument, done] = arguments;
      Promise.resolve(argument).then(${work}).then(
        (value) => done({ value }),
        (error) => done({ error: String(error) }),
      );`;
    const { value, error } = await this.#command('POST', '/execute/async', { script, args: [argument] });
    if (error !== undefined) throw new Error(error);
    return value;
  }
}

/** Processes and folders that end with the browser, or with the test run. */
class Belongings {
  /** @type {import('node:child_process').ChildProcess[]} */
  #processes = [];
  /** @type {string[]} */
  #folders = [];
  haveEnded = false;
  #endNow = () => this.#kill('SIGKILL');

  constructor() {
    process.once('exit', this.#endNow);
  }

  folder() {
    const path = mkdtempSync(join(tmpdir(), 'inkling-webkit-'));
    this.#folders.push(path);
    return path;
  }

  /**
   * Starts a program as the leader of a group, so that what it starts can be ended with it.
   *
   * @param {string} path
   * @param {string[]} options
   * @param {NodeJS.ProcessEnv} environment
   */
  start(path, options, environment) {
    const child = spawn(path, options, {
      detached: true,
      env: environment,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    child.on('error', () => {}); // it is missed where it is needed
    this.#processes.push(child);
    return child;
  }

  async end() {
    this.haveEnded = true;
    process.off('exit', this.#endNow);
    const exits = this.#processes.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    this.#kill('SIGTERM');
    await Promise.race([Promise.all(exits), delay(2000)]);
    this.#kill('SIGKILL');
    for (const path of this.#folders) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  }

  /** @param {NodeJS.Signals} signal */
  #kill(signal) {
    // The browser before its screen.
    for (const { pid } of [...this.#processes].reverse()) {
      try {
        if (pid) process.kill(-pid, signal);
      } catch {
        // it has ended
      }
    }
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} what it says first, on the descriptor 3
 */
function firstLine(child) {
  const stream = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  return new Promise((resolve, reject) => {
    stream.once('data', (data) => resolve(String(data).trim()));
    stream.once('close', () => reject(new Error(`${child.spawnfile} ended before it answered`)));
  });
}

/** @returns {Promise<number>} a port that was free a moment ago */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {string} origin of a driver
 * @returns {Command}
 */
const commandsTo = (origin) => async (method, path, body) => {
  const response = await fetch(origin + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = /** @type {{value: any}} */ (await response.json());
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
};
