// A visitor who does everything in any order, for half an hour or so many minutes: npm run soak -- MINUTES SEED
import { launch } from '../tests/browser/digits.js';
import { stay } from '../tests/browser/random-visitor.js';
import { serveSite } from '../tests/browser/server.js';

const MOST_GROWTH = 1.1;

const [minutes, seed] = [process.argv[2] ?? '30', process.argv[3] ?? '20261126'].map(Number);
if (!(minutes > 0) || !(seed > 0)) {
  console.error(`The minutes and the seed must be numbers above 0, got '${process.argv.slice(2).join(' ')}'.`);
  process.exit(2);
}

const [browser, site] = await Promise.all([launch(), serveSite()]);
try {
  console.log(`${minutes} minutes of a visitor with seed ${seed}`);
  const { done, wrong, growth } = await stay(browser, site.origin, { seed, minutes, say: (line) => console.log(line) });
  for (const [name, ratio] of Object.entries(growth ?? {})) {
    console.log(`heap of the ${name}, at the end as a multiple of what it was after warming up: ${ratio.toFixed(3)}`);
    if (!(ratio < MOST_GROWTH)) wrong.push(`the heap of the ${name} has grown to ${ratio.toFixed(3)} times`);
  }
  console.log(`done: ${JSON.stringify(done)}`);
  for (const sentence of wrong) console.error(`wrong: ${sentence}`);
  if (wrong.length === 0) console.log('Nothing went wrong.');
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await site.close();
}
