// Result codes, in the WebAssembly module.
import { beforeAll, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { startCore } from './core.js';

// As tests/native/result_code_test.cpp has it: that code is verified there.
const CIRCLE_CODE =
  'INK1-ZXhlcmNpc2U9Y2lyY2xlLTE7ZGF0YT1jaXJjbGU7cG9pbnRzPTEwMDtub2lzZT0wLjE7cG9pbnRzLXNlZWQ9MztzaGFyZT0wLjY7ZmVhd' +
  'HVyZXM9eCx5LHhTcXVhcmVkO3N0ZXBzPTQwO2hhc2g9Yzk2ZTNhODVmNmVhOGJhMDtoaWRkZW49NCwzO2FjdGl2YXRpb249dGFuaCxyZWx1O2x' +
  'vc3M9YmluYXJ5LWNyb3NzLWVudHJvcHk7bHI9MC4wMztzY2hlZHVsZT1jb25zdGFudDtiYXRjaD0xMDtjaGVjaz0yZWM1MDgwNw';

/** @type {import('#wasm').Core} */
let core;

beforeAll(async () => {
  core = await startCore();
});

test('a run has the code that the native build verifies', () => {
  const features = ['x', 'y', 'xSquared'];
  const parts = valueOf(core.generatePoints('circle', 100, 0.1, 3, 1, 0.6));
  const training = valueOf(core.withFeatures(parts.training, features));
  const settings = core.makeSettings();
  for (const [name, text] of Object.entries({
    hidden: '4,3',
    activation: 'tanh,relu',
    loss: 'binary-cross-entropy',
    lr: '0.03',
    batch: '10',
    schedule: 'constant',
  })) {
    valueOf(settings.set(name, text));
  }
  const session = valueOf(core.makeSession(settings, training));
  for (let step = 0; step < 40; step++) valueOf(session.steps(1));
  const code = (/** @type {string} */ kind, /** @type {string} */ exercise) =>
    core.pointsResultCode(session, kind, 100, 0.1, 3, 0.6, features, exercise);
  expect(valueOf(code('circle', 'circle-1'))).toBe(CIRCLE_CODE);
  expect(valueOf(code('circle', 'circle-2'))).not.toBe(CIRCLE_CODE);
  expect(code('own', 'circle-1').error).toMatch(/got 'own'/);
  expect(code('circle', 'a;b').error).toMatch(/without ; and =/);
  for (const owned of [session, settings, training, parts.training, parts.test]) owned.delete();
});

test('a run on the digits says how it was begun', () => {
  const settings = core.makeSettings();
  valueOf(settings.set('hidden', 'none'));
  const digits = valueOf(core.makeDataset(new Uint8Array(2 * 784).fill(9), Uint8Array.of(3, 4)));
  const session = valueOf(core.makeSession(settings, digits));
  valueOf(core.saturate(session, 4));
  const textOf = (/** @type {number} */ saturated) =>
    Buffer.from(valueOf(core.digitsResultCode(session, saturated, 'a')).slice('INK1-'.length), 'base64url').toString();
  const hash = session.parameterHash().slice(0, 16);
  expect(textOf(4)).toContain(`exercise=a;data=mnist;saturated=4;steps=0;hash=${hash};hidden=none;`);
  expect(textOf(-1)).toContain(`exercise=a;data=mnist;steps=0;hash=${hash};hidden=none;`);
  expect(core.digitsResultCode(session, 10, 'a').error).toMatch(/up to 9, got '10'/);
  expect(core.saturate(session, 10).error).toMatch(/0 to 9, got 10/);
  for (const owned of [session, settings, digits]) owned.delete();
});
