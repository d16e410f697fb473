// A comparison of trainers as tables, one a network.
import { flopOf, NETWORKS } from '../tasks.mjs';
import { median } from '../median.mjs';
import { digits, table, whole } from './table.mjs';

/** @typedef {import('../compare.mjs').Comparison} Comparison */
/** @typedef {import('../compare.mjs').Row} Row */

/**
 * @param {Comparison | undefined} comparison
 * @param {string} network
 * @param {number} batch
 * @returns {Row[]}
 */
export const rowsOf = (comparison, network, batch) =>
  comparison?.rows.filter((row) => row.network === network && row.batch === batch) ?? [];

/**
 * @param {Row[]} rows
 * @param {string | RegExp} trainer a key, or what several have in common
 * @param {'examplesPerSecond' | 'examplesPerCoreSecond'} [figure]
 * @returns {Row | undefined} the fastest of them
 */
export function fastest(rows, trainer, figure = 'examplesPerSecond') {
  const able = rows.filter((row) => row.trainer.match(trainer));
  return able.sort((a, b) => b[figure] - a[figure])[0];
}

/**
 * How many times as fast the one is as the other: the median over the turns, each compared with the other's turn just
 * before or after, so that a slow minute of the machine hits both.
 *
 * @param {Row} one
 * @param {Row} other
 */
export const timesAsFast = (one, other) => median(one.turns.map((speed, i) => speed / other.turns[i]));

/** @param {string} network */
export function gflopPerExample(network) {
  const found = NETWORKS.find(({ name }) => name === network);
  if (!found) throw new Error(`there is no network ${network}`);
  return flopOf(found) / 1e9;
}

/**
 * @param {Comparison} comparison
 * @returns {string}
 */
export function comparisonTables(comparison) {
  const names = new Map(comparison.trainers.map(({ key, description }) => [key, description]));
  const networks = [...new Set(comparison.rows.map(({ network }) => network))];
  const tables = networks.map((network) => {
    const batches = [...new Set(comparison.rows.filter((row) => row.network === network).map(({ batch }) => batch))];
    const rows = batches.flatMap((batch) => {
      const group = rowsOf(comparison, network, batch);
      const inkling = group.find(({ trainer }) => trainer === 'inkling');
      return group.map((row) => [
        `${names.get(row.trainer)}${row.way ? `: ${row.way}` : ''}`,
        String(batch),
        whole(row.examplesPerSecond),
        `± ${Math.round((50 * (Math.max(...row.turns) - Math.min(...row.turns))) / row.examplesPerSecond)}%`,
        inkling ? digits(timesAsFast(inkling, row)) : '',
        digits(row.examplesPerSecond * gflopPerExample(network)),
        `${Math.round(100 * row.coreShare)}%`,
      ]);
    });
    const head = ['trainer', 'minibatch', 'examples/s', 'spread', 'Inkling ÷ it', 'GFLOP/s', 'of a core'];
    return `### ${network}\n\n${table(head, rows)}`;
  });
  const absent = comparison.absent.map(({ key, why }) => `- ${key} is absent: ${why}`);
  return [...tables, ...(absent.length > 0 ? [absent.join('\n')] : [])].join('\n\n');
}
