// The machine and the tools that figures come from.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { root } from '../../tests/paths.js';

/** @param {string} command @param {string[]} args */
function firstLineOf(command, ...args) {
  const text = execFileSync(command, args, { cwd: root(''), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return text.split('\n')[0];
}

/** @param {string} text */
const versionIn = (text) => text.match(/\d+\.\d+(\.\d+)?/)?.[0] ?? text;

/** @returns {string[]} the vector instructions that matter here, of those that the processor has */
export function vectorInstructions() {
  const flags =
    readFileSync('/proc/cpuinfo', 'utf8')
      .match(/^flags\s*:(.*)$/m)?.[1]
      .split(' ') ?? [];
  return ['sse4_2', 'avx', 'avx2', 'fma', 'avx512f'].filter((flag) => flags.includes(flag));
}

/** @returns {string} one sentence of each: the machine, the tools, the commit */
export function describeMachine() {
  const [{ model }, { length }] = [cpus()[0], cpus()];
  const memory = Math.round(totalmem() / 2 ** 30);
  const machine = `${model}, ${length} cores, ${vectorInstructions().join(', ')}, ${memory} GB, Linux ${versionIn(release())}`;
  const tools = [
    `Emscripten ${versionIn(firstLineOf('em++', '--version'))}`,
    `g++ ${versionIn(firstLineOf('g++', '-dumpfullversion'))}`,
    `Node ${process.versions.node}`,
  ].join(', ');
  return `${machine}. ${tools}. Commit ${firstLineOf('git', 'rev-parse', '--short', 'HEAD')}.`;
}
