// Texts of others within sentences of ours: a link may hold any amount of it.

const MOST_CHARACTERS = 300;

/** @param {string} text @returns {string} no longer than a few lines */
export const shortened = (text) => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);
