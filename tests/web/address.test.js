import { expect, test } from 'vitest';
import { settingsOf, withSettings } from '../../web/keep/address.js';

const DEFAULTS = { hidden: '128', lr: '0.002', seed: '7' };

test('an address has what differs from the defaults and the seed, and all else stays', () => {
  expect(withSettings('?lang=ko', DEFAULTS, DEFAULTS)).toBe('?lang=ko');
  expect(withSettings('', DEFAULTS, DEFAULTS)).toBe('');
  expect(withSettings('?lang=ko', { ...DEFAULTS, hidden: '64,32' }, DEFAULTS)).toBe('?lang=ko&hidden=64,32&seed=7');
  expect(withSettings('', { ...DEFAULTS, seed: '8' }, DEFAULTS)).toBe('?seed=8');
});

test('an address that named settings names the seed when they are the defaults again', () => {
  expect(withSettings('?hidden=64&seed=9', DEFAULTS, DEFAULTS)).toBe('?seed=7');
  expect(withSettings('?seed=7', DEFAULTS, DEFAULTS)).toBe('?seed=7');
});

test('what is written is what is read', () => {
  const settings = { hidden: '16,8', lr: '0.0001', seed: '4294967295' };
  expect(settingsOf(withSettings('?lang=en', settings, DEFAULTS), Object.keys(DEFAULTS))).toEqual(settings);
});

test('only settings are read, and HTML’s own hidden is none', () => {
  expect(settingsOf('?lang=en&evil=1&lr=0.1', ['hidden', 'lr'])).toEqual({ lr: '0.1' });
  expect(settingsOf('?hidden&lr=', ['hidden', 'lr'])).toEqual({ lr: '' });
});
