// Several files as one.
import { strToU8, unzipSync, zipSync } from 'fflate';

/**
 * Puts files together as they are: parameters do not get smaller, and it takes no time.
 *
 * @param {Record<string, Uint8Array | string>} files by name
 * @returns {Blob}
 */
export function zipped(files) {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (zipSync(Object.fromEntries(entries), { level: 0 }))], {
    type: 'application/zip',
  });
}

/**
 * @param {Uint8Array} bytes
 * @param {number} most bytes of one file in it: larger ones are left out
 * @returns {Record<string, Uint8Array<ArrayBuffer>>} by name
 * @throws when they are damaged
 */
export const unzipped = (bytes, most) =>
  /** @type {Record<string, Uint8Array<ArrayBuffer>>} */ (
    unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= most })
  );
