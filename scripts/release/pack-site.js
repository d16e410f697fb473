// The built site as one zip: the same bytes for the same files, whenever and wherever it is made.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { filesIn } from '../site/files.js';

/** The first that a zip can say; by the clock of the place, which is how it is written. */
const NO_DATE = new Date(1980, 0, 1);

/**
 * @param {string} folder of the site
 * @param {string} name of the folder in the zip
 * @param {(path: string) => boolean} [isWanted]
 * @returns {Uint8Array}
 */
export function siteZip(folder, name, isWanted = () => true) {
  const files = filesIn(folder)
    .filter(isWanted)
    .map((path) => /** @type {const} */ ([`${name}/${path}`, new Uint8Array(readFileSync(join(folder, path)))]));
  return zipSync(Object.fromEntries(files), { mtime: NO_DATE, level: 9 });
}
