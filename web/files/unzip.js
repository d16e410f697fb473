// Files that may be gzipped.

/**
 * The contents of a file, unzipped when they are gzip.
 *
 * @param {Blob} file
 * @param {number} [most] bytes: what is longer ends here
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws when it is gzip, and damaged
 */
export async function contentsOf(file, most = Infinity) {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isZipped = first === 0x1f && second === 0x8b;
  if (!isZipped) return new Uint8Array(await file.slice(0, Math.min(most, file.size)).arrayBuffer());
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  // A small file can unzip to more than there is memory for.
  for (let length = 0; length < most; length += chunks[chunks.length - 1].length) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(/** @type {Uint8Array<ArrayBuffer>} */ (value));
  }
  reader.cancel().catch(() => {}); // it may have ended already
  return new Uint8Array(await new Blob(chunks).slice(0, most === Infinity ? undefined : most).arrayBuffer());
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array<ArrayBuffer>>} as gzip
 */
export const gzipped = async (bytes) =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  );
