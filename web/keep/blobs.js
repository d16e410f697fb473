// Blobs for storages that take none: Safari's, of a private window.

/**
 * @param {any} value plain data
 * @returns {Promise<any>} the same with bytes in the place of blobs; the value itself when there are none
 */
export async function withBytes(value) {
  if (value instanceof Blob) return value.arrayBuffer();
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value);
  const changed = await Promise.all(entries.map(([, part]) => withBytes(part)));
  if (changed.every((part, i) => part === entries[i][1])) return value;
  return Object.fromEntries(entries.map(([name], i) => [name, changed[i]]));
}

/**
 * @param {Blob | ArrayBuffer} kept
 * @returns {Blob} what was kept, in whichever form
 */
export const asBlob = (kept) => (kept instanceof Blob ? kept : new Blob([kept]));
