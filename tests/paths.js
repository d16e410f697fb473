import { fileURLToPath } from 'node:url';

/** @param {string} path from the repository's root */
export const root = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
