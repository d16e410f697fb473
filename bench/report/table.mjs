// Tables in Markdown, and numbers as people read them.

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  // The first column is text, the others are numbers.
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(line).join('\n');
}

/** @param {number} value */
export const whole = (value) => Math.round(value).toLocaleString('en-US');

/** @param {number} value three digits, such as 0.0123, 4.56 or 789 */
export const digits = (value) => (value >= 100 ? whole(value) : String(Number(value.toPrecision(3))));

/** @param {number} share */
export const percent = (share) => `${digits(100 * share)}%`;
