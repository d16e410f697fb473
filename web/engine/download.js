// Files from the network, with progress, unzipped when they come zipped.
import { InklingError } from './errors.js';

/**
 * @param {string} url
 * @param {(received: number, total: number) => void} onProgress bytes; `total` is 0 when the server does not say
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {InklingError} when the file cannot be had
 */
export async function download(url, onProgress) {
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const chunks = [];
    let received = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      received += value.length;
      // A server that zips on its way says how much it sends, not how much arrives.
      onProgress(received, received <= total ? total : 0);
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  } catch (error) {
    throw new InklingError('unreachable', { url, reason: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * For downloads that go on together: what the n-th of them is to report to, so that `onProgress` is told of them all.
 *
 * @param {number} count
 * @param {(received: number, total: number) => void} onProgress
 * @returns {(n: number) => (received: number, total: number) => void}
 */
export function progressOfAll(count, onProgress) {
  const parts = Array.from({ length: count }, () => ({ received: 0, total: 0 }));
  return (n) => (received, total) => {
    parts[n] = { received, total };
    const sum = parts.reduce((a, b) => ({ received: a.received + b.received, total: a.total + b.total }));
    onProgress(sum.received, parts.every((part) => part.total > 0) ? sum.total : 0);
  };
}

/**
 * Unzips gzip. Bytes that are not gzip are returned as they are: some servers send `.gz` files with
 * `Content-Encoding: gzip`, and then the browser has unzipped them already.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} url where they came from, for the error
 * @throws {InklingError} when they are damaged
 */
export async function gunzip(bytes, url) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(unzipped).arrayBuffer());
  } catch (error) {
    throw new InklingError('corrupt', { url, reason: error instanceof Error ? error.message : String(error) });
  }
}
