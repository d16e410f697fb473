// When the keeper writes, with a clock that the test moves.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Keeper } from '../../web/keep/keeper.js';

/** @type {Keeper} */
let keeper;
/** @type {string[]} the parts that were written, in their order */
let written;
/** @type {unknown[]} */
let problems;
/** @type {() => Promise<void>} how long a write takes */
let write;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('addEventListener', () => {});
  written = [];
  problems = [];
  write = async () => {};
  const put = async (/** @type {string} */ _, /** @type {{name: string}[]} */ [{ name }]) => {
    await write();
    written.push(name);
  };
  const database = /** @type {any} */ ({ put });
  keeper = new Keeper(database, (error) => problems.push(error));
  for (const name of ['drawing', 'training']) keeper.add(name, { collect: () => 1 });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a change is written soon', async () => {
  keeper.touch('drawing');
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(written).toEqual(['drawing']);
});

test('what changes all the time is written every second, also when writing takes a while', async () => {
  write = () => new Promise((resolve) => setTimeout(resolve, 100));
  for (let time = 0; time < 20_000; time += 20) {
    keeper.touch('training');
    await vi.advanceTimersByTimeAsync(20);
  }
  // After 300 ms, and then one every 1,100 ms.
  expect(written).toHaveLength(18);
});

test('what changes while it is being written is written again', async () => {
  write = () => new Promise((resolve) => setTimeout(resolve, 100));
  keeper.touch('drawing');
  await vi.advanceTimersByTimeAsync(350);
  keeper.touch('drawing');
  await vi.advanceTimersByTimeAsync(50 + 1000 + 100);
  expect(written).toEqual(['drawing', 'drawing']);
});

test('a page that is closing does not wait for what is being written', async () => {
  let finish = () => {};
  write = () => new Promise((resolve) => (finish = resolve));
  keeper.touch('training');
  await vi.advanceTimersByTimeAsync(300);
  write = async () => {};
  keeper.touch('drawing');
  await keeper.write();
  expect(written).toEqual(['drawing']);
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual(['drawing', 'training']);
});

test('a write that fails is told of, and the next one is tried', async () => {
  write = () => Promise.reject(new Error('the disk is full'));
  keeper.touch('drawing');
  await vi.advanceTimersByTimeAsync(300);
  expect(problems).toEqual([new Error('the disk is full')]);
  write = async () => {};
  keeper.touch('drawing');
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual(['drawing']);
});

test('everything is written at once when asked for, and it is known whether it was', async () => {
  expect(await keeper.writeAll()).toBe(true);
  expect(written).toEqual(['drawing', 'training']);
  write = () => Promise.reject(new Error('full'));
  expect(await keeper.writeAll()).toBe(false);
  expect(problems).toHaveLength(1);
});

test('where no blobs can be kept, their bytes are', async () => {
  /** @type {any[]} */
  const put = [];
  const database = /** @type {any} */ ({
    put: async (/** @type {string} */ _, /** @type {any[]} */ [{ value }]) => {
      if (value.snapshot?.model instanceof Blob) throw new Error('no blobs');
      put.push(value);
    },
  });
  const inPrivate = new Keeper(database, (error) => problems.push(error));
  inPrivate.add('training', { collect: () => ({ run: [1], snapshot: { model: new Blob(['abc']), digits: null } }) });
  inPrivate.touch('training');
  await inPrivate.write();
  expect(problems).toEqual([]);
  expect(put).toHaveLength(1);
  expect(put[0]).toEqual({ run: [1], snapshot: { model: expect.any(ArrayBuffer), digits: null } });
  expect(new TextDecoder().decode(put[0].snapshot.model)).toBe('abc');
});

test('what cannot be kept at all is told', async () => {
  write = () => Promise.reject(new Error('full'));
  keeper.touch('drawing');
  await keeper.write();
  expect(problems).toEqual([new Error('full')]);
});
