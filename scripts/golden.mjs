// Writes the hashes of tests/golden/networks.json anew, as the native build computes them, and says which changed. An
// entry that has none yet (name, data, settings and steps are what a person writes) gets its own: npm run golden
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {import('../tests/golden/table.js').Network} Network */

const repository = fileURLToPath(new URL('..', import.meta.url));
const file = `${repository}/tests/golden/networks.json`;

/** @param {string} command @param {string[]} options */
function run(command, ...options) {
  const { status, stdout } = spawnSync(command, options, {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) return stdout;
  console.error(`${command} ${options.join(' ')} failed: ${stdout}`);
  process.exit(1);
}

/** @param {Network} network */
function entry({ name, data, settings, steps, loss, parameterHash }) {
  const texts = Object.entries(settings).map(([key, text]) => `${JSON.stringify(key)}: ${JSON.stringify(text)}`);
  const lines = [
    `"name": ${JSON.stringify(name)}`,
    `"data": ${JSON.stringify(data)}`,
    `"settings": ${texts.length > 0 ? `{ ${texts.join(', ')} }` : '{}'}`,
    `"steps": ${steps}`,
    `"loss": ${JSON.stringify(loss)}`,
    `"parameterHash": ${JSON.stringify(parameterHash)}`,
  ];
  return `  {\n    ${lines.join(',\n    ')}\n  }`;
}

/** @type {Network[]} */
const networks = JSON.parse(readFileSync(file, 'utf8'));
run('cmake', '--preset', 'native');
run('cmake', '--build', '--preset', 'native', '--target', 'golden-O3');
const outcomes = run('build/native/tests/golden/golden-O3', '--print').trim().split('\n');
const renewed = networks.map((network, i) => ({ ...network, ...JSON.parse(outcomes[i]) }));

for (const [i, { name, loss, parameterHash }] of networks.entries()) {
  if (loss === undefined || parameterHash === undefined) console.log(`new: ${name}`);
  else if (parameterHash !== renewed[i].parameterHash) console.log(`changed: ${name}`);
  else if (loss !== renewed[i].loss) console.log(`changed in its loss: ${name}`);
}
writeFileSync(file, `[\n${renewed.map(entry).join(',\n')}\n]\n`);
console.log(`${networks.length} networks in tests/golden/networks.json`);
