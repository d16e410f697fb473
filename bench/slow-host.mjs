// The built site on a host that is far away: every answer begins late, and all of them share one slow line.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../tests/paths.js';

/** What hosts of static files zip on their way. */
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
});
const TICK_MILLISECONDS = 5;

/**
 * @param {object} line
 * @param {number} line.bitsPerSecond of all answers together
 * @param {number} line.latency milliseconds before an answer begins
 */
export async function serveSlowly({ bitsPerSecond, latency }) {
  /** @type {{body: Buffer, sent: number, response: import('node:http').ServerResponse}[]} */
  const answers = [];
  const bytesPerTick = (bitsPerSecond / 8000) * TICK_MILLISECONDS;
  let sentAt = performance.now();
  const ticking = setInterval(() => {
    const now = performance.now();
    let room = Math.min(4, (now - sentAt) / TICK_MILLISECONDS) * bytesPerTick;
    sentAt = now;
    while (answers.length > 0 && room >= 1) {
      const [{ body, sent, response }] = answers;
      const end = Math.min(body.length, sent + Math.ceil(Math.min(room, 16_384)));
      response.write(body.subarray(sent, end));
      room -= end - sent;
      // In turns, as connections share a line.
      const answer = /** @type {typeof answers[number]} */ (answers.shift());
      answer.sent = end;
      if (end === body.length) response.end();
      else answers.push(answer);
    }
  }, TICK_MILLISECONDS);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host.test');
    const path = pathname === '/' ? '/index.html' : pathname;
    const type = TYPES[extname(path)];
    let body;
    try {
      const file = readFileSync(root(`dist${path}`));
      body = type ? gzipSync(file) : file;
    } catch {
      body = null;
    }
    setTimeout(() => {
      response.writeHead(body ? 200 : 404, {
        'content-type': type ?? 'application/octet-stream',
        'cache-control': 'max-age=600',
        ...(body && type && { 'content-encoding': 'gzip' }),
        ...(body && { 'content-length': body.length }),
      });
      if (body) answers.push({ body, sent: 0, response });
      else response.end();
    }, latency);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      clearInterval(ticking);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
