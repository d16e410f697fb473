// WebKitGTK: its MiniBrowser on a screen of its own (Xvfb), driven by its WebDriver, of which these are the commands that
// the tests need: https://www.w3.org/TR/webdriver2/
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const SCRIPT_MILLISECONDS = 300_000;

/**
 * Runs a program as long as the other end of standard input is open, and then ends its process group: politely, so that
 * it clears up, and after three seconds in any case.
 */
const GUARD = `"$@" & program=$!
  exec 3>&-
  cat
  trap '' TERM
  kill -TERM 0
  (sleep 3; kill -KILL 0) &
  wait $program
  kill -KILL 0`;

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
  // A profile of its own, and nothing of the desktop that the tests may run on. Drawn by the graphics card's interface on
  // a machine that has none, a page takes three times as long.
  const runtime = join(belongings.folder, 'runtime');
  mkdirSync(runtime, { mode: 0o700 });
  const environment = {
    PATH: process.env.PATH,
    HOME: belongings.folder,
    XDG_RUNTIME_DIR: runtime,
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  };

  const screen = [programs.screen, '-displayfd', '3', '-screen', '0', '1280x1024x24'];
  const display = await firstLine(belongings.start(screen, environment));
  const port = await freePort();
  // The driver's end closes its descriptor 3. The screen closes its own as soon as it has written there.
  let hasEnded = false;
  belongings
    .start([programs.driver, `--port=${port}`], { ...environment, DISPLAY: `:${display}` })
    .once('close', () => (hasEnded = true))
    .resume();

  const command = commandsTo(`http://127.0.0.1:${port}`);
  while (!(await command('GET', '/status').catch(() => null))) {
    if (hasEnded) throw new Error('the driver ended before it answered');
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

  /**
   * Draws with the mouse.
   *
   * @param {[x: number, y: number][]} points in the viewport
   */
  drag([[x, y], ...points]) {
    const to = (/** @type {number} */ left, /** @type {number} */ top) => ({
      ...{ type: 'pointerMove', duration: 10, origin: 'viewport' },
      ...{ x: Math.round(left), y: Math.round(top) },
    });
    const actions = [
      to(x, y),
      { type: 'pointerDown', button: 0 },
      ...points.map((point) => to(...point)),
      { type: 'pointerUp', button: 0 },
    ];
    const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    return this.#command('POST', '/actions', { actions: [mouse] });
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

/** The processes and the folder of a browser, which end with it. */
class Belongings {
  /** @type {import('node:child_process').ChildProcess[]} */
  #processes = [];
  folder = mkdtempSync(join(tmpdir(), 'inkling-webkit-'));

  /**
   * Starts a program, to be ended with all that it starts when this process is, however that comes about.
   *
   * @param {string[]} line the program and its options
   * @param {NodeJS.ProcessEnv} environment
   * @returns {import('node:stream').Readable} what the program writes to its descriptor 3
   */
  start(line, environment) {
    const child = spawn('/bin/sh', ['-c', GUARD, 'sh', ...line], {
      detached: true,
      env: environment,
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    });
    this.#processes.push(child);
    return /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  }

  async end() {
    // The browser before its screen.
    for (const child of this.#processes.reverse()) {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.stdin?.end();
      await exit;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {import('node:stream').Readable} stream
 * @returns {Promise<string>} what comes first
 */
function firstLine(stream) {
  return new Promise((resolve, reject) => {
    stream.once('data', (data) => resolve(String(data).trim()));
    stream.once('close', () => reject(new Error('the screen ended before it was there')));
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
