// Native trainers side by side, and the peak of the processor.
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from '../../tests/paths.js';
import { buildNative } from '../build.mjs';
import { compare } from '../compare.mjs';
import { dataFolder, writeData } from '../data.mjs';
import { vectorInstructions } from '../report/machine.mjs';
import { CHECKED, LEARNT } from '../tasks.mjs';

const PROGRAMS = root('build/bench/bench/native');
/** PYTHON names another one; Debian's is where python3-torch is. */
const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';

/** @typedef {import('../compare.mjs').Comparison & {peakGflops: number, fusedPeakGflops: number}} NativeResult */

/**
 * @param {import('../compare.mjs').Selection} selection
 * @returns {Promise<NativeResult>}
 */
export async function runNative(selection) {
  writeData();
  buildNative();
  /** @param {string} program */
  const peakOf = (program) => Number(execFileSync(`${PROGRAMS}/${program}`, { encoding: 'utf8' }));
  const [peakGflops, fusedPeakGflops] = [peakOf('bench_peak'), peakOf('bench_peak_fused')];
  console.log(`multiplies and adds at ${peakGflops} GFLOP/s at most, fused at ${fusedPeakGflops}`);
  const comparison = await compare(
    [
      { key: 'inkling', start: () => startTrainer(`${PROGRAMS}/bench_inkling`) },
      { key: 'eigen', start: () => startTrainer(`${PROGRAMS}/bench_eigen`) },
      { key: 'pytorch', start: () => startTrainer(PYTHON, root('bench/pytorch.py')) },
    ],
    selection,
  );
  return { peakGflops, fusedPeakGflops, ...comparison };
}

/**
 * One thread, and OpenBLAS with the widest vectors that this processor has: one that is newer than OpenBLAS is it takes
 * for a Prescott of 2004, a third as fast.
 */
function environment() {
  const instructions = vectorInstructions();
  /** @type {NodeJS.ProcessEnv} */
  const all = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  delete all.OPENBLAS_CORETYPE;
  delete all.OPENBLAS_L2_SIZE;
  if (instructions.includes('avx512f')) all.OPENBLAS_CORETYPE = 'SkylakeX';
  else if (instructions.includes('fma')) all.OPENBLAS_CORETYPE = 'Haswell';
  return all;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<import('../compare.mjs').RunningTrainer>}
 */
async function startTrainer(command, ...args) {
  const child = spawn(command, [...args, dataFolder], { stdio: ['pipe', 'pipe', 'pipe'], env: environment() });
  let complaint = '';
  child.stderr.on('data', (text) => (complaint += text));
  child.on('error', (error) => (complaint += error.message));
  child.stdin.on('error', () => {}); // it ended; reading says so
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(complaint.trim() || `${command} ended without a word`);
    return value;
  };
  return {
    description: await read(),
    async measure({ data, hidden, batch, learningRate }, { warmUpSeconds, seconds, patienceSeconds }) {
      const words = [data, hidden.join(','), batch, learningRate, warmUpSeconds, seconds, patienceSeconds];
      child.stdin.write(`${[...words, CHECKED, LEARNT].join(' ')}\n`);
      return JSON.parse(await read());
    },
    async stop() {
      child.stdin.end();
    },
  };
}
