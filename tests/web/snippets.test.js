import { expect, test } from 'vitest';
import { elementSnippet, frameAddress, frameSnippet } from '../../web/embed/snippets.js';

const SITE = 'https://example.org/inkling/';
/** @type {import('../../web/embed/snippets.js').Choice} */
const choice = {
  element: 'digits',
  attributes: { hidden: '20,10', goal: 'testAccuracy>=0.95 units<=20', autotrain: '' },
  width: null,
  height: 900,
  fits: false,
};

test('the element has its attributes, with what HTML would misread escaped', () => {
  expect(elementSnippet(choice, SITE)).toBe(
    '<script type="module" src="https://example.org/inkling/inkling.js"></script>\n' +
      '<inkling-digits hidden="20,10" goal="testAccuracy&gt;=0.95 units&lt;=20" autotrain></inkling-digits>',
  );
  const hostile = { ...choice, attributes: { lr: '"><script>alert(1)</script>&' }, width: 600 };
  expect(elementSnippet(hostile, SITE).split('\n')[1]).toBe(
    '<inkling-digits lr="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;" style="max-width: 600px"></inkling-digits>',
  );
});

test('the frame has the same in its address', () => {
  const address = new URL(frameAddress(choice, SITE));
  expect(address.pathname).toBe('/inkling/frame.html');
  expect(Object.fromEntries(address.searchParams)).toEqual({ element: 'digits', ...choice.attributes });
  expect(frameSnippet(choice, SITE, 'A "frame"')).toBe(
    '<iframe src="https://example.org/inkling/frame.html?element=digits&amp;hidden=20,10&amp;goal=testAccuracy%3E%3D0.95+units%3C%3D20&amp;autotrain=" title="A &quot;frame&quot;" width="100%" height="900" style="max-width: 100%; border: 0"></iframe>',
  );
  expect(frameSnippet({ ...choice, fits: true, width: 500 }, SITE, 'Digits')).toMatch(
    /width="500" height="900"[^]*<\/iframe>\n<script>[^]*origin !== 'https:\/\/example\.org'[^]*<\/script>$/,
  );
});
