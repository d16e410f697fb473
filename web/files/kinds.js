// What a file is, by what it begins with: names lie, and phones leave them out.
import { contentsOf } from './unzip.js';

/** @typedef {'images' | 'labels' | 'picture' | 'zip' | 'drawings' | 'model' | 'unknown'} FileKind */

const ENOUGH_BYTES = 64;

/** @type {[FileKind, number[]][]} */
const BEGINNINGS = [
  ['images', [0, 0, 8, 3]],
  ['labels', [0, 0, 8, 1]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]], // PNG
  ['picture', [0xff, 0xd8, 0xff]], // JPEG
  ['zip', [0x50, 0x4b, 3, 4]],
];

/**
 * @param {Blob} file
 * @returns {Promise<FileKind>}
 */
export async function kindOf(file) {
  const bytes = await contentsOf(file, ENOUGH_BYTES).catch(() => new Uint8Array());
  const found = BEGINNINGS.find(([, beginning]) => beginning.every((byte, i) => bytes[i] === byte));
  if (found) return found[0];
  const text = new TextDecoder().decode(bytes).trimStart();
  if (text.startsWith('[')) return 'drawings';
  if (text.startsWith('{') || isSafetensors(bytes, file.size)) return 'model';
  return 'unknown';
}

/**
 * Eight bytes with the length of a header in JSON.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} size of the file
 */
function isSafetensors(bytes, size) {
  if (bytes.length < 9 || bytes[8] !== '{'.charCodeAt(0)) return false;
  // A file that was cut off is still one; a text is not, since its first eight bytes are no length that a file has.
  return new DataView(bytes.buffer).getBigUint64(0, true) < BigInt(Math.max(size, 1_000_000));
}
