// Which of several tabs writes what is kept: the one that came first, until it is closed.

const NAME = 'inkling-keeping';
// The page that this one has taken the place of, as in a reload, is gone by then.
const TRIES = 10;
const BETWEEN_TRIES_MILLISECONDS = 100;
// A tab that is loaded anew is away for a moment, and is to have its turn back.
const LOOKS = 3;
const BETWEEN_LOOKS_MILLISECONDS = 1000;

/**
 * Browsers without Web Locks, and pages where there are none (those without TLS), have nobody to wait for.
 *
 * @param {() => void} onWait told when another tab has the turn
 * @returns {Promise<{hasWaited: boolean}>} when this tab has it, which it does not give back
 */
export async function turnToKeep(onWait) {
  if (!navigator.locks) return { hasWaited: false };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (await take()) return { hasWaited: false };
    await pause(BETWEEN_TRIES_MILLISECONDS);
  }
  onWait();
  for (let free = 0; ; free++) {
    if (free >= LOOKS && (await take())) return { hasWaited: true };
    await pause(BETWEEN_LOOKS_MILLISECONDS);
    const { held = [] } = await navigator.locks.query();
    if (held.some(({ name }) => name === NAME)) free = -1;
  }
}

/** @returns {Promise<boolean>} whether nobody had it */
const take = () =>
  new Promise((resolve, reject) => {
    navigator.locks
      .request(NAME, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise(() => {}); // until the page is gone
      })
      .catch(reject);
  });

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
