// The page in two tabs at once.
import { expect, test } from 'vitest';
import { ONE, onElement, press, ready, SEVEN } from './digits.js';
import { eventually, handOf, hashOf, openTab, runsOf, untilNetworkKept, untilNotice } from './lab.js';
import { goOnIn, page, site, visit } from './visit.js';

const ADDRESS = '/?lang=en&hidden=16&epochs=2&pen-digits=0&augment=off';

/** @param {() => Promise<unknown>} [between] done in the first before the second is opened */
async function openTwo(between = async () => {}) {
  await visit(ADDRESS);
  await between();
  const second = Object.assign(await page.browserContext().newPage(), { errors: [] });
  await second.goto(site.origin + ADDRESS);
  await ready(second);
  return { first: page, second };
}

/** @param {typeof page} tab */
const untilRuns = (tab) =>
  eventually(
    () => runsOf(tab),
    ({ length }) => length >= 3,
  );

test('two tabs add to the same digits, and neither loses the other’s', async () => {
  const { first, second } = await openTwo();
  const add = (/** @type {typeof page} */ tab, /** @type {any} */ strokes, /** @type {number} */ digit) =>
    onElement(
      tab,
      (element, _, [drawing, label]) => element.teach(drawing, label).catch(() => {}),
      /** @type {const} */ ([strokes, digit]),
    );
  await Promise.all([add(first, SEVEN, 7), add(second, ONE, 1)]);
  for (const tab of [first, second]) {
    await tab.bringToFront();
    await openTab(tab, 'hand');
    const { digits } = await eventually(
      () => handOf(tab),
      (hand) => hand.digits.length === 2,
    );
    expect(digits.map((text) => text[5])).toEqual(['1', '7']);
  }
});

test('of two tabs, the second is kept once the first is closed, and loses nothing of it', async () => {
  const { first, second } = await openTwo(async () => {
    await onElement(page, (element) => element.train());
    await untilNetworkKept(page);
  });
  const early = await hashOf(first);
  expect(await hashOf(second)).toBe(early);
  await untilNotice(second, /^Inkling is open in another tab, too\./);

  // Both go on, each in its own way.
  await onElement(second, async (element) => {
    await element.reset({ seed: 3 });
    await element.train();
  });
  await onElement(first, (element) => element.train({ epochs: 1 }));
  const [firstHash, secondHash] = [await hashOf(first), await hashOf(second)];
  expect(new Set([early, firstHash, secondHash]).size).toBe(3);
  await first.bringToFront();
  await untilNetworkKept(first);
  await first.reload();
  await ready(first);
  expect(await hashOf(first)).toBe(firstHash);

  await first.close();
  goOnIn(second);
  await second.bringToFront();
  await untilNotice(second, /^The other tab was closed/);
  expect(await hashOf(second)).toBe(secondHash);
  await press(second, 'Undo');
  await eventually(
    () => hashOf(second),
    (hash) => hash === firstHash,
  );
  await press(second, 'Undo (last network)');
  await eventually(
    () => hashOf(second),
    (hash) => hash === secondHash,
  );
  await openTab(second, 'runs');
  // The common beginning, what the first tab made of it, and the new one.
  await untilRuns(second);
  await untilNetworkKept(second);
  await second.reload();
  await ready(second);
  expect(await hashOf(second)).toBe(secondHash);
  await openTab(second, 'runs');
  await untilRuns(second);
});
