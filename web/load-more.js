// Fetches the code that comes when it is wanted, and not with what every page needs at first.
import { InklingError } from './engine/errors.js';
import { lazily } from './lazily.js';

/** @typedef {import('./inkling-more.js').More} More */

/** @type {More | null} */
let provided = null;
let attempts = 0;
/** Of the file, once it could not be had. @type {string | undefined} */
let address;

/**
 * For that code alone: to say that it is there. So it does not matter by which address it came.
 *
 * @param {More} more
 */
export function provide(more) {
  provided ??= more;
}

/** Rejects with an InklingError that says what is missing; called again, it tries again. */
export const loadMore = lazily(async () => {
  try {
    attempts++;
    // Firefox does not ask again for a module that a host has refused once, unless it is called otherwise.
    await (address ? import(/* @vite-ignore */ `${address}?${attempts}`) : import('./inkling-more.js'));
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    address ??= /https?:[^\s?]+\.js/.exec(message)?.[0];
    throw new InklingError('code-unreachable', { reason: message });
  }
  return /** @type {More} */ (provided);
});
