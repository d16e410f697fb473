// What is made when it is first asked for.

/**
 * @template Value
 * @param {() => Promise<Value>} make
 * @returns {() => Promise<Value>} the same one every time; a failure is not remembered
 */
export function lazily(make) {
  /** @type {Promise<Value> | null} */
  let made = null;
  return () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
}
