// Files from the network, with progress, unzipped when they come zipped. One that breaks off is asked for again, and goes
// on from where it was if the host can do that.
import { InklingError } from './errors.js';

/**
 * @typedef {object} LoadProgress
 * @property {number} received bytes
 * @property {number} total bytes; 0 while it is not known
 * @property {boolean} isRetrying the network has failed, and it is tried again
 */

/** @typedef {(progress: LoadProgress) => void} OnLoadProgress */

/** In a row, without a byte more than before. */
const MOST_TRIES = 5;
/** Before the second; before each further one, twice as long. */
const FIRST_PAUSE_MILLISECONDS = 500;
/** Without a byte, and a connection counts as broken. */
const LONGEST_SILENCE_MILLISECONDS = 20_000;
/** Answers of a host that may give another one later. */
const PASSING_STATUSES = [408, 425, 429, 500, 502, 503, 504];

/** A host's refusal. */
class Refusal extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`HTTP ${status}`);
    this.isPassing = PASSING_STATUSES.includes(status);
  }
}

/**
 * @param {string} url
 * @param {OnLoadProgress} onProgress
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {InklingError} when the file cannot be had
 */
export async function download(url, onProgress) {
  const file = new PartialFile(url);
  let tries = 0;
  for (;;) {
    const before = file.furthest;
    try {
      return await file.complete(({ received, total }) => onProgress({ received, total, isRetrying: false }));
    } catch (error) {
      tries = file.furthest > before ? 1 : tries + 1;
      const isFinal = error instanceof Refusal && !error.isPassing;
      if (isFinal || tries === MOST_TRIES) {
        throw new InklingError('unreachable', {
          url: nameOf(url),
          reason: error instanceof Error ? error.message : String(error),
        });
      }
      onProgress({ received: file.received, total: file.total, isRetrying: true });
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MILLISECONDS * 2 ** (tries - 1)));
    }
  }
}

class PartialFile {
  #url;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  #chunks = [];
  /** Names the version of the file, so that it goes on with the same. @type {string | null} */
  #version = null;
  received = 0;
  total = 0;
  /** That it has ever come. */
  furthest = 0;

  /** @param {string} url */
  constructor(url) {
    this.#url = url;
  }

  /**
   * @param {(progress: {received: number, total: number}) => void} onProgress
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async complete(onProgress) {
    const stalled = new AbortController();
    const watch = () =>
      setTimeout(() => stalled.abort(new Error('the connection has stalled')), LONGEST_SILENCE_MILLISECONDS);
    let watching = watch();
    try {
      const isResumed = this.received > 0 && this.#version !== null;
      const headers = isResumed ? { range: `bytes=${this.received}-`, 'if-range': `${this.#version}` } : undefined;
      const response = await fetch(this.#url, { headers, signal: stalled.signal });
      if (!response.ok || !response.body) throw new Refusal(response.status);
      if (response.status !== 206) this.#begin(response);
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        clearTimeout(watching);
        watching = watch();
        this.#chunks.push(value);
        this.received += value.length;
        this.furthest = Math.max(this.furthest, this.received);
        // A server that zips on its way says how much it sends, not how much arrives.
        onProgress({ received: this.received, total: this.received <= this.total ? this.total : 0 });
      }
      return new Uint8Array(await new Blob(this.#chunks).arrayBuffer());
    } finally {
      clearTimeout(watching);
    }
  }

  /** @param {Response} response of the whole file */
  #begin({ headers }) {
    this.#chunks = [];
    this.received = 0;
    this.total = Number(headers.get('content-length') ?? 0);
    // A host of another origin would have to allow these headers first, and need not say whether it has zipped.
    const canResume = new URL(this.#url).origin === globalThis.origin && !headers.has('content-encoding');
    this.#version = canResume ? headers.get('etag') : null;
    if (this.#version?.startsWith('W/')) this.#version = null; // the same in meaning, not in bytes
  }
}

/**
 * For downloads that go on together: what the n-th of them is to report to, so that `onProgress` is told of them all.
 *
 * @param {number} count
 * @param {OnLoadProgress} onProgress
 * @returns {(n: number) => OnLoadProgress}
 */
export function progressOfAll(count, onProgress) {
  /** @type {LoadProgress[]} */
  const parts = Array.from({ length: count }, () => ({ received: 0, total: 0, isRetrying: false }));
  return (n) => (progress) => {
    parts[n] = progress;
    const sum = (/** @type {'received' | 'total'} */ what) => parts.reduce((total, part) => total + part[what], 0);
    onProgress({
      received: sum('received'),
      total: parts.every((part) => part.total > 0) ? sum('total') : 0,
      isRetrying: parts.some((part) => part.isRetrying),
    });
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
    throw new InklingError('corrupt', {
      url: nameOf(url),
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/**
 * A `data:` address is the whole file.
 *
 * @param {string} url
 */
const nameOf = (url) => (url.startsWith('data:') ? url.slice(0, url.indexOf(',')) : url);
