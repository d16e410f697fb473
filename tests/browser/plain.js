// A small network on few digits, so that tests are quick.
import { onElement } from './digits.js';

const PLAIN = { hidden: '128', epochs: '10', schedule: 'constant', augment: 'off', 'pen-digits': '0' };

/** @param {import('puppeteer-core').Page} page */
export const makePlain = (page) =>
  onElement(
    page,
    async (element, _, settings) => {
      for (const [name, value] of Object.entries(settings)) element.setAttribute(name, value);
      await element.reset();
    },
    PLAIN,
  );
