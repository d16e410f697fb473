// Which exercises are solved, kept on this device where that is allowed.

const KEY = 'inkling-lessons';

export class Progress {
  /** @type {Set<string>} each as lesson/exercise */
  #solved = new Set(stored());

  /** @param {string} lesson @param {string} exercise */
  isSolved(lesson, exercise) {
    return this.#solved.has(`${lesson}/${exercise}`);
  }

  /** @param {string} lesson @param {string} exercise */
  solve(lesson, exercise) {
    this.#solved.add(`${lesson}/${exercise}`);
    try {
      localStorage.setItem(KEY, JSON.stringify([...this.#solved]));
    } catch {
      // Storage is full or not allowed: it is known until the page is left.
    }
  }
}

/** @returns {string[]} */
function stored() {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  } catch {
    return []; // not allowed, or written by somebody else
  }
}
