// A static host for the tests: the built site, pages of other sites, examples, and hosts that fail.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { root } from '../paths.js';

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
});

/**
 * @typedef {object} Answer
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {string | Buffer} [body]
 * @property {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void} [respond]
 *   does all of it
 */

/**
 * @typedef {object} Site
 * @property {string} origin
 * @property {string[]} requests the paths that were asked for, in order
 * @property {Map<string, Answer>} answers instead of the files of these paths
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder as it is, to every origin; `.gz` files as they are too, so that the page unzips them.
 *
 * @param {object} [options]
 * @param {string} [options.folder] of the repository
 * @param {string} [options.under] where on the host it lies
 * @param {Record<string, string>} [options.headers] of every answer
 * @returns {Promise<Site>}
 */
export async function serveSite({ folder = 'dist', under = '/', headers = {} } = {}) {
  /** @type {Site['answers']} */
  const answers = new Map();
  /** @type {string[]} */
  const requests = [];
  // Room for links that are longer than any that a page writes.
  const server = createServer({ maxHeaderSize: 1 << 20 }, async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site.test');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    requests.push(path);
    const answer = answers.get(pathname) ?? answers.get(path);
    if (answer?.respond) {
      answer.respond(request, response);
      return;
    }
    const place = path.startsWith(under) ? join(root(folder), normalize(`/${path.slice(under.length)}`)) : '';
    const file = answer?.body ?? (await readFile(place).catch(() => null));
    const status = answer?.status ?? (file === null ? 404 : 200);
    response.writeHead(status, {
      ...headers,
      'access-control-allow-origin': '*',
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': Buffer.byteLength(file ?? ''),
      ...answer?.headers,
    });
    response.end(file ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
