// Native trainers side by side.
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from '../tests/paths.js';
import { compare } from './compare.mjs';
import { dataFolder, writeData } from './data.mjs';
import { CHECKED, LEARNT, PATIENCE_SECONDS, WARM_UP_SECONDS } from './tasks.mjs';

const PROGRAMS = root('build/bench/bench/native');

/** Without what makes OpenBLAS take another processor or other caches for granted, and on one thread. */
function environment() {
  const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...rest } = process.env;
  return { ...rest, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<import('./compare.mjs').RunningTrainer>}
 */
async function start(command, args, description) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env: environment() });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    description,
    measure: async ({ data, hidden, batch, learningRate }, seconds) => {
      const rest = [WARM_UP_SECONDS, seconds, CHECKED, LEARNT, PATIENCE_SECONDS];
      child.stdin.write(`${[data, hidden.join(','), batch, learningRate, ...rest].join(' ')}\n`);
      const { value } = await lines.next();
      if (value === undefined) throw new Error(`${command} ended without an answer`);
      return JSON.parse(value);
    },
    stop: async () => void child.stdin.end(),
  };
}

/** @param {import('./compare.mjs').Selection} selection */
export async function runNative(selection) {
  writeData();
  execFileSync('cmake', ['--preset', 'bench'], { cwd: root(''), stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('cmake', ['--build', '--preset', 'bench', '--target', 'inkling_bench', 'eigen_bench'], {
    cwd: root(''),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return compare(
    [
      { key: 'inkling', start: () => start(`${PROGRAMS}/inkling_bench`, [dataFolder], 'Inkling') },
      { key: 'eigen', start: () => start(`${PROGRAMS}/eigen_bench`, [dataFolder], 'Eigen') },
      { key: 'pytorch', start: () => start('/usr/bin/python3', [root('bench/pytorch.py'), dataFolder], 'PyTorch') },
      {
        key: 'pytorch-foreach',
        start: () => start('/usr/bin/python3', [root('bench/pytorch.py'), dataFolder, 'foreach'], 'PyTorch'),
      },
    ],
    selection,
  );
}
