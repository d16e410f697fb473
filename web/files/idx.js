// Digits as the two IDX files of MNIST.

const PIXELS = 784;
const SIDE = 28;

/**
 * @param {Uint8Array[]} images each 28 × 28 pixels
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function idxImages(images) {
  const file = new Uint8Array(16 + PIXELS * images.length);
  [0x803, images.length, SIDE, SIDE].forEach((number, i) => new DataView(file.buffer).setUint32(4 * i, number));
  images.forEach((image, i) => file.set(image, 16 + PIXELS * i));
  return file;
}

/**
 * @param {number[]} labels
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function idxLabels(labels) {
  const file = new Uint8Array(8 + labels.length);
  [0x801, labels.length].forEach((number, i) => new DataView(file.buffer).setUint32(4 * i, number));
  file.set(labels, 8);
  return file;
}

/**
 * @param {Uint8Array} images as `idxImages` writes them: the core has read them before
 * @param {Uint8Array} labels
 * @returns {{label: number, image: Uint8Array}[]}
 */
export const readIdx = (images, labels) =>
  Array.from(labels.subarray(8), (label, i) => ({
    label,
    image: images.slice(16 + PIXELS * i, 16 + PIXELS * (i + 1)),
  }));
