// Runs as a table for other programs (RFC 4180).

/** @typedef {import('../../run-history.js').Run} Run */

const COLUMNS = [
  ...['run', 'settings', 'parameters', 'epochs', 'training_loss', 'training_accuracy', 'test_loss', 'test_accuracy'],
  ...['learning_rate', 'gradient_norm', 'seconds', 'examples_per_second'],
];

/**
 * A row for each place on the axis of epochs at which something is known of a run; what is not, is left empty.
 *
 * @param {Run[]} runs
 * @param {(run: Run) => string} nameOf
 * @returns {string}
 */
export function runsAsCsv(runs, nameOf) {
  const lines = [COLUMNS, ...runs.flatMap((run) => rowsOf(run, nameOf(run)))];
  return lines.map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

/**
 * @param {Run} run
 * @param {string} name
 * @returns {(string | number | undefined)[][]}
 */
function rowsOf(run, name) {
  const settings = Object.entries(run.settings)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');
  /** @template Point @param {Point[]} points @param {(point: Point) => number} place */
  const byPlace = (points, place) => new Map(points.map((point) => [place(point), point]));
  const losses = byPlace(run.losses, (point) => point.epochs);
  const tests = byPlace(run.tests, (point) => point.epochs);
  const epochs = byPlace(run.epochs, (summary) => summary.epoch);
  const places = [...new Set([...losses.keys(), ...tests.keys(), ...epochs.keys()])].sort((a, b) => a - b);
  return places.map((place) => {
    const loss = losses.get(place);
    const test = tests.get(place);
    const epoch = epochs.get(place);
    return [
      ...[name, settings, run.parameterCount, place, loss?.loss, epoch?.accuracy, test?.loss, test?.accuracy],
      ...[loss?.learningRate, test?.gradientNorm, test?.seconds, epoch?.examplesPerSecond],
    ];
  });
}

/** @param {string | number | undefined} value */
function field(value) {
  const text = String(value ?? '');
  // A text that a spreadsheet would take for a formula is no formula.
  const safe = typeof value === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
