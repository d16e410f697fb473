// Windows, screens and pages of many kinds: narrow ones, much enlarged ones, few colours, no motion, right to left.
import { describe, expect, test } from 'vitest';
import { draw, onElement, SEVEN, until } from './digits.js';
import { emulate } from './emulation.js';
import { eventually } from './lab.js';
import { page, site, visit } from './visit.js';

const DIGITS = 'hidden=32&epochs=2&pen-digits=0&augment=off';
/** What comes last of each lesson: it is computed, or its code is loaded when it is needed. */
const LESSONS = /** @type {Record<string, string[]>} */ ({
  perceptron: ['.perceptron-lab circle', '.perceptron-formulas math'],
  xor: [
    '.xor-perceptron circle',
    '.xor-planes figure:nth-of-type(2) .border.now',
    '.xor-why:not(:has(.formula:empty))',
  ],
  forward: ['.network-figure .link', '.forward-formulas math'],
  sigmoid: ['.sigmoid-lab .uplot', '.sigmoid-lab tbody td', '.sigmoid-lab:not(:has(.formula:empty))'],
  'squared-error': ['.squared-error-lab:not(:has(.curves-picture:empty))'],
  softmax: ['.softmax-lab .uplot', '.softmax-lab math'],
  logistic: ['.logistic-status:not(:empty)', '.logistic-lab math'],
  depth: ['.depth-own [role=status]:not(:empty)'],
  'why-now': ['.why-lab'],
});
/** The same of each tab of the lab, when something is drawn and the network has been trained. */
const TABS = {
  inside: ['.inside-formulas math', '.inside-gallery canvas', '.inside-activity li'],
  preprocessing: ['.preprocessing-note[hidden]', '.preprocessing-measurement tbody tr:nth-child(2)'],
  judging: ['.gallery li:last-child [data-number]'],
  runs: ['.runs-part tbody tr', '.run-chart .uplot'],
  hand: ['.hand-summary:not(:empty)'],
  files: ['.files-actions button'],
};
const ADDRESSES = (/** @type {string} */ language) => [
  `/?lang=${language}&${DIGITS}`,
  `/playground.html?lang=${language}&dataset=spiral&hidden=4,3,2`,
  ...Object.keys(LESSONS).map((lesson) => `/learn.html?lang=${language}#${lesson}`),
  `/frame.html?lang=${language}&${DIGITS}&lock=seed&goal=testAccuracy>=0.9`,
  `/embed.html?lang=${language}`,
];

/**
 * Colours and motion as the person has chosen them for the whole system.
 *
 * @param {import('./emulation.js').Surroundings} chosen
 * @returns {(page: import('./visit.js').VisitedPage) => Promise<void>}
 */
const withMedia = (chosen) => (visited) => emulate(visited, chosen);

/** Opens all that can be opened, and lets the network learn a little: then most of the page is there to be looked at. */
async function unfold() {
  await page.waitForFunction(() =>
    document.querySelector('inkling-digits, inkling-playground, #lessons h2, #embed button'),
  );
  for (const last of LESSONS[new URL(page.url()).hash.slice(1)] ?? []) await page.waitForSelector(last);
  await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('inkling-digits, inkling-playground'));
    for (const each of (element?.shadowRoot ?? document).querySelectorAll('details')) each.open = true;
    await element?.train({ epochs: 1 });
  });
}

/** Until it is there within the element. @param {string} selector */
const untilWithin = (selector) =>
  page.waitForFunction(
    (wanted) => document.querySelector('inkling-digits, inkling-playground')?.shadowRoot?.querySelector(wanted),
    {},
    selector,
  );

/** What lies beyond the sides of the window, and is not in something that scrolls to it. */
const sticksOut = () =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const found =
      document.documentElement.scrollWidth > wide ? [`page of ${document.documentElement.scrollWidth}`] : [];
    const isScrolled = (/** @type {Element | null} */ element) => {
      for (let each = element; each; each = each.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(each).overflowX)) return true;
      }
      return false;
    };
    const look = (/** @type {Document | ShadowRoot} */ root) => {
      for (const element of root.querySelectorAll('body *, :host *')) {
        const { left, right, width } = element.getBoundingClientRect();
        if (element.shadowRoot) look(element.shadowRoot);
        if (width < 2 || !element.checkVisibility() || element instanceof SVGElement) continue;
        if ((right > wide + 1 || left < -1) && !isScrolled(element.parentElement)) {
          found.push(`${element.localName}.${element.className} ${left} to ${right}`);
        }
      }
    };
    look(document);
    const shadow = document.querySelector('inkling-digits, inkling-playground')?.shadowRoot;
    if (shadow) look(shadow);
    return found;
  });

/** Controls that cannot be pressed, even when they have been scrolled to: something lies over them, or they are too small. */
const unreachable = () =>
  page.evaluate(() => {
    const shadow = document.querySelector('inkling-digits, inkling-playground')?.shadowRoot;
    const found = [];
    for (const root of shadow ? [document, shadow] : [document]) {
      for (const control of root.querySelectorAll('a, button, select, input, summary, [role=application]')) {
        if (!control.checkVisibility() || /** @type {HTMLButtonElement} */ (control).disabled) continue;
        if (/** @type {HTMLInputElement} */ (control).type === 'file') continue; // which a button stands for
        control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const { left, top, width, height } = control.getBoundingClientRect();
        if (width === 0) continue;
        const hit = root.elementFromPoint(left + width / 2, top + height / 2);
        if (!hit || !(control.contains(hit) || hit.contains(control))) {
          found.push(`${control.outerHTML.slice(0, 80)}: ${hit?.localName}.${hit?.className}`);
        }
      }
    }
    return found;
  });

describe.each([
  ['320 pixels wide', { width: 320, height: 640 }],
  ['enlarged to 400%', { width: 320, height: 256, scale: 4 }],
])('%s', (_name, options) => {
  test.each([...ADDRESSES('en'), ...ADDRESSES('ko')])(
    'nothing sticks out, and every control can be reached: %s',
    async (address) => {
      await visit(address, options);
      await unfold();
      expect(await sticksOut()).toEqual([]);
      expect(await unreachable()).toEqual([]);
    },
  );

  test('nothing of the lab sticks out', async () => {
    await visit(`/?lang=en&${DIGITS}`, options);
    await draw(page, SEVEN);
    await unfold();
    const tabs = await onElement(page, (_, root) => [...root.querySelectorAll('[role=tab]')].map(({ id }) => id));
    expect(tabs).toEqual(Object.keys(TABS).map((name) => `lab-tab-${name}`));
    for (const [name, parts] of Object.entries(TABS)) {
      await onElement(
        page,
        (_, root, id) => /** @type {HTMLElement} */ (root.getElementById(id)).click(),
        `lab-tab-${name}`,
      );
      for (const last of parts) await untilWithin(`#lab-${name} ${last}`);
      expect([name, await sticksOut()]).toEqual([name, []]);
    }
  });

  test('the list of keys and the tour fit, and can be left', async () => {
    await visit(`/?lang=en&${DIGITS}`, options);
    const fits = (/** @type {string} */ selector) =>
      page.waitForFunction(
        (which) => {
          const box = document.querySelector(which)?.getBoundingClientRect();
          return box && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
        },
        {},
        selector,
      );
    await page.keyboard.press('?');
    await fits('dialog');
    await page.click('dialog .key-tools button');
    await page.focus('.guide button');
    await page.keyboard.press('Enter');
    for (let step = 0; step < 5; step++) {
      await fits('.tour .primary');
      await fits('.tour h2');
      // By the keyboard: the page still moves to what the step is about.
      await page.focus('.tour .primary');
      await page.keyboard.press('Enter');
    }
    expect(await page.$eval('.tour', (tour) => tour.checkVisibility())).toBe(false);
  });
});

describe('a page that runs from right to left', () => {
  const pageOf = (/** @type {string} */ direction) =>
    `<!doctype html><html lang="en" dir="${direction}"><meta name="viewport" content="width=device-width">
      <link rel="icon" href="data:,"><script type="module" src="/inkling.js"></script><body style="margin: 8px">
      <inkling-digits hidden="32" pen-digits="0" augment="off"></inkling-digits>
      <inkling-playground></inkling-playground>`;

  test.each([320, 1280])('has elements that look as anywhere else: %i', async (width) => {
    /** Where all that can be seen is, from the left of its element. */
    const places = () =>
      page.evaluate(async () => {
        const elements = /** @type {any[]} */ ([...document.querySelectorAll('inkling-digits, inkling-playground')]);
        await Promise.all(elements.map((element) => element.ready));
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return elements.flatMap((element) => {
          const from = element.getBoundingClientRect().left;
          return [...element.shadowRoot.querySelectorAll('.panel, .panel *')]
            .filter((each) => each.checkVisibility())
            .map((each) => `${each.localName} ${Math.round(each.getBoundingClientRect().left - from)}`);
        });
      });
    const found = [];
    for (const direction of ['ltr', 'rtl']) {
      if (found.length > 0) await page.browserContext().close();
      site.answers.set('/embedded.html', { body: pageOf(direction), headers: { 'content-type': 'text/html' } });
      await visit('/embedded.html', { width, height: 800 });
      expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(direction);
      await untilWithin('.results .uplot'); // made when the page has nothing else to do
      found.push(await places());
      expect(await sticksOut()).toEqual([]);
    }
    expect(found[0].length).toBeGreaterThan(200);
    expect(found[1]).toEqual(found[0]);
    await draw(page, SEVEN);
    await onElement(page, (element) => element.train({ epochs: 3 }));
    await until(page, ({ digit }) => digit === '7');
  });
});

describe.each(/** @type {const} */ (['light', 'dark']))('in the few colours that a person has chosen, %s', (scheme) => {
  const chosen = withMedia({ 'forced-colors': 'active', 'prefers-color-scheme': scheme });

  /** The contrast of two colours (WCAG 2.2), of which each is "rgb(…)". @param {string[]} colours */
  function contrast([one, other]) {
    const luminance = (/** @type {string} */ colour) => {
      const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map((text) => {
        const share = Number(text) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /**
   * A colour of the style of what is found within the element.
   *
   * @param {string} selector
   * @param {'color' | 'backgroundColor' | 'outlineColor' | 'borderTopColor'} name
   */
  const colourOf = (selector, name) =>
    page.evaluate(
      ([wanted, property]) => {
        const root = document.querySelector('inkling-digits, inkling-playground')?.shadowRoot ?? document;
        const found = root.querySelector(wanted);
        if (!found) throw new Error(`there is no ${wanted}`);
        return getComputedStyle(found)[/** @type {'color'} */ (property)];
      },
      [selector, name],
    );

  /** How many pixels of a canvas are more orange than blue, and the other way round. @param {string} selector */
  const hues = (selector) =>
    page.evaluate((wanted) => {
      const root = document.querySelector('inkling-digits, inkling-playground')?.shadowRoot ?? document;
      const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector(wanted));
      const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
        new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })
      );
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      const count = { orange: 0, blue: 0 };
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] > data[i + 2] + 40) count.orange++;
        if (data[i + 2] > data[i] + 40) count.blue++;
      }
      return count;
    }, selector);

  test('the digits: what is read, chosen, drawn and has the focus can be told', async () => {
    await visit(`/?lang=en&${DIGITS}`, {}, chosen);
    await draw(page, SEVEN);
    await onElement(page, (element) => element.train({ epochs: 4 }));
    await until(page, ({ digit }) => digit === '7');
    const back = await page.evaluate(() => {
      const probe = document.createElement('p');
      probe.style.backgroundColor = 'Canvas';
      document.body.append(probe);
      const { backgroundColor } = getComputedStyle(probe);
      probe.remove();
      return backgroundColor;
    });
    const clear = async (/** @type {Parameters<typeof colourOf>} */ ...what) =>
      expect([what, contrast([await colourOf(...what), back])]).toEqual([
        what,
        expect.toSatisfy((ratio) => ratio >= 3),
      ]);
    await clear('.bars [data-read] .bar', 'backgroundColor');
    await clear('.bars .track', 'borderTopColor');
    await clear('[part=canvas]', 'color');
    await clear('[part=train]', 'borderTopColor');
    expect(await colourOf('.legend .loss', 'color')).not.toBe(await colourOf('.legend .test', 'color'));
    const { orange, blue } = await hues('.chart canvas');
    expect([orange > 100, blue > 100]).toEqual([true, true]);

    await onElement(page, (_, root) => /** @type {HTMLElement} */ (root.querySelector('[role=tab]')).click());
    const chosenTab = await colourOf('[role=tab][aria-selected=true]', 'backgroundColor');
    expect(contrast([chosenTab, await colourOf('[role=tab][aria-selected=false]', 'backgroundColor')])).toBeGreaterThan(
      3,
    );
    expect(contrast([chosenTab, await colourOf('[role=tab][aria-selected=true]', 'color')])).toBeGreaterThan(4.5);

    await page.keyboard.press('Tab'); // by the keyboard, so that the ring is shown
    await onElement(page, (_, root) => /** @type {HTMLElement} */ (root.querySelector('[role=tab]')).focus());
    await clear('[role=tab]:focus-visible', 'outlineColor');
    expect(
      await onElement(page, (_, root) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(/** @type {Element} */ (root.activeElement));
        return [outlineStyle, Number.parseFloat(outlineWidth) >= 2];
      }),
    ).toEqual(['solid', true]);
  });

  test('the playground: points, surfaces, curves and what is chosen can be told', async () => {
    await visit('/playground.html?lang=en&dataset=xor', {}, chosen);
    await page.evaluate(() => /** @type {any} */ (document.querySelector('inkling-playground')).train({ epochs: 40 }));
    for (const canvas of [
      '.output .plane-points',
      '.output .plane-surface',
      '.unit canvas',
      '.dataset canvas.plane-points',
    ]) {
      await eventually(
        async () => ({ canvas, ...(await hues(canvas)) }),
        ({ orange, blue }) => orange > 10 && blue > 10,
      );
    }
    await untilWithin('.curves canvas');
    await eventually(
      () => hues('.curves canvas'),
      ({ orange, blue }) => orange > 20 && blue > 20,
    );
    for (const kind of ['.dataset', '.feature']) {
      const on = await colourOf(`${kind}[aria-pressed=true]`, 'backgroundColor');
      const off = await colourOf(`${kind}[aria-pressed=false]`, 'backgroundColor');
      expect([kind, contrast([on, off]) >= 3]).toEqual([kind, true]);
      expect(contrast([on, await colourOf(`${kind}[aria-pressed=true]`, 'color')])).toBeGreaterThan(4.5);
    }
  });

  test('the lessons: curves and the lesson that is open can be told', async () => {
    await visit('/learn.html?lang=en#softmax', {}, chosen);
    await page.waitForSelector('.curves canvas');
    const curves = await page.$$eval('.curves-legend li', (all) => all.map((each) => getComputedStyle(each).color));
    expect(curves.length).toBeGreaterThan(2);
    expect(new Set(curves).size).toBe(curves.length);
    const outline = await page.$eval('.lesson-list [aria-current]', (open) => getComputedStyle(open).outlineStyle);
    expect(outline).toBe('solid');
  });
});

describe('motion', () => {
  /**
   * By how many pixels the page moves when the tour goes to its next step, at once and in all.
   *
   * @param {'reduce' | 'no-preference'} preference
   */
  async function movesOfTour(preference) {
    await visit(
      `/?lang=en&${DIGITS}`,
      { width: 390, height: 500 },
      withMedia({ 'prefers-reduced-motion': preference }),
    );
    return page.evaluate(async () => {
      const press = async (/** @type {string} */ selector) => {
        const before = scrollY;
        const atRest = new Promise((resolve) => addEventListener('scrollend', resolve, { once: true }));
        /** @type {HTMLElement} */ (document.querySelector(selector)).click();
        const atOnce = scrollY - before;
        await atRest;
        return { atOnce, inAll: scrollY - before };
      };
      await press('.guide button');
      return press('.tour .primary');
    });
  }

  test('is left out for who asks for less of it: the tour jumps, and nothing is animated', async () => {
    const smooth = await movesOfTour('no-preference');
    expect(smooth).toEqual({ atOnce: 0, inAll: expect.toSatisfy((pixels) => pixels > 20) });
    await page.browserContext().close();
    const jump = await movesOfTour('reduce');
    expect(jump).toEqual({ atOnce: jump.inAll, inAll: expect.toSatisfy((pixels) => pixels > 20) });
    await draw(page, SEVEN);
    const animations = await onElement(page, async (element, root) => {
      await element.train({ epochs: 1 });
      return document.getAnimations().length + root.getAnimations().length;
    });
    expect(animations).toBe(0);
  });
});
