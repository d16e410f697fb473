// A promise that is settled from outside.

/** What is shown to the person has been said, and whoever waits is told. */
const ignored = () => {};

/** @returns {{promise: Promise<void>, resolve: () => void, reject: (reason: unknown) => void}} */
export function readiness() {
  /** @type {() => void} */
  let resolve = ignored;
  /** @type {(reason: unknown) => void} */
  let reject = ignored;
  /** @type {Promise<void>} */
  const promise = new Promise((...ends) => ([resolve, reject] = ends));
  promise.catch(ignored); // whoever waits for it is told
  return { promise, resolve, reject };
}
