// My digits as files, and from files.
import { InklingError } from '../../../../engine/errors.js';
import { readDrawings } from '../../../../files/drawings.js';
import { idxImages, idxLabels, readIdx } from '../../../../files/idx.js';
import { kindOf } from '../../../../files/kinds.js';
import { contentsOf, gzipped } from '../../../../files/unzip.js';
import { zipped } from '../../../../files/zip.js';
import { newDigit } from '../../../../keep/my-digits.js';

/** @typedef {import('../../../../keep/my-digits.js').MyDigit} MyDigit */

// As the command line wants them (`--data DIR`).
const IMAGES_NAME = 'train-images-idx3-ubyte.gz';
const LABELS_NAME = 'train-labels-idx1-ubyte.gz';
// More than this many of someone's own are not taken anyway.
const MOST_BYTES = 20_000_000;

/**
 * @param {import('../../hand.js').Hand} hand
 * @returns {Promise<Blob>} a zip of two IDX files
 */
export async function idxZip(hand) {
  const { digits, images } = await hand.withImages();
  const labels = digits.map(({ label }) => label);
  return zipped({
    [IMAGES_NAME]: await gzipped(idxImages(images)),
    [LABELS_NAME]: await gzipped(idxLabels(labels)),
  });
}

/**
 * @param {File[]} files drawings in JSON, or images and labels in IDX, gzipped or not, two by two or in a zip
 * @param {import('../lab.js').LabHost} host
 * @returns {Promise<MyDigit[]>}
 * @throws {InklingError} when any of them is something else
 */
export async function digitsOfFiles(files, host) {
  /** @type {MyDigit[]} */
  const digits = [];
  /** @type {{images: Blob | null, labels: Blob | null}} */
  const idx = { images: null, labels: null };
  for (const file of files) {
    const kind = await kindOf(file);
    if (kind === 'drawings') {
      digits.push(...readDrawings(await file.text()).map(({ label, ...drawing }) => newDigit(label, drawing)));
    } else if (kind === 'images' || kind === 'labels') {
      idx[kind] = file;
    } else if (kind === 'zip') {
      /** @type {Record<string, Uint8Array<ArrayBuffer>>} */
      const inside = await host.ask('unzip', file);
      digits.push(
        ...(await digitsOfFiles(
          Object.entries(inside).map(([name, bytes]) => new File([bytes], name)),
          host,
        )),
      );
    } else {
      throw new InklingError('not-my-digits', { name: file.name });
    }
  }
  if (idx.images && idx.labels) {
    const [images, labels] = await Promise.all([idx.images, idx.labels].map((file) => contentsOf(file, MOST_BYTES)));
    // Read by the core, which refuses what is no IDX.
    const { number } = await host.ask('openDigits', idx.images, idx.labels);
    await host.ask('removeDigits', number);
    digits.push(...readIdx(images, labels).map(({ label, image }) => newDigit(label, { image })));
  } else if (idx.images || idx.labels) {
    throw new InklingError('half-a-pair');
  }
  return digits;
}
