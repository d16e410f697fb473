// The benchmarks: npm run bench for all of them, or some by name, such as node bench/run.mjs browser native. What is
// measured goes into bench/RESULTS.md. Options look at less, print it, and write nothing:
//   node bench/run.mjs browser --trainers inkling --networks 784-128-10 --batches 32,128 --repetitions 3 --seconds 1
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runBrowser } from './parts/browser.mjs';
import { runCost } from './parts/cost.mjs';
import { runNative } from './parts/native.mjs';
import { runPage } from './parts/page.mjs';
import { runPlayground } from './parts/playground.mjs';
import { runTime } from './parts/time.mjs';
import { writeReport } from './report/report.mjs';
import { saveResult } from './report/results.mjs';

const PARTS = {
  page: runPage,
  playground: runPlayground,
  browser: runBrowser,
  native: runNative,
  time: runTime,
  cost: runCost,
};
/** @typedef {keyof typeof PARTS} PartName */

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    trainers: { type: 'string' },
    networks: { type: 'string' },
    batches: { type: 'string' },
    repetitions: { type: 'string' },
    seconds: { type: 'string' },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
if (unknown) {
  console.error(`there is no benchmark ${unknown}: they are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

const isWhole = Object.keys(values).length === 0;
const selection = {
  trainers: values.trainers?.split(','),
  networks: values.networks?.split(','),
  batches: values.batches?.split(',').map(Number),
  repetitions: values.repetitions === undefined ? undefined : Number(values.repetitions),
  seconds: values.seconds === undefined ? undefined : Number(values.seconds),
};
for (const name of /** @type {PartName[]} */ (names)) {
  console.log(`\n${name}`);
  const circumstances = { date: new Date().toISOString(), load: loadavg()[0] };
  const result = await PARTS[name](selection);
  if (isWhole) saveResult(name, { ...result, ...circumstances });
}
if (isWhole) await writeReport();
