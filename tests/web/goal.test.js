import { describe, expect, test } from 'vitest';
import { holds, METRICS, parseGoal, sizeOf } from '../../web/elements/teacher/goal.js';
import { digitsControls } from '../../web/elements/teacher/digits-controls.js';
import { parseNames } from '../../web/elements/teacher/names.js';

describe('a goal', () => {
  test('is read as its conditions, with or without spaces around the comparisons', () => {
    expect(parseGoal(' testAccuracy>=0.95  units <= 20\n epochs=3 loss<1e-1')).toEqual([
      { metric: 'testAccuracy', comparison: '>=', number: 0.95 },
      { metric: 'units', comparison: '<=', number: 20 },
      { metric: 'epochs', comparison: '=', number: 3 },
      { metric: 'loss', comparison: '<', number: 0.1 },
    ]);
    expect(parseGoal('  ')).toEqual([]);
  });

  test.each([
    'testAccuracy',
    'testAccuracy>=',
    '>=0.95',
    'speed>=3',
    'units<=twenty',
    'units<=20; alert(1)',
    'units=>20',
    'units<=20units>=3',
    'constructor>=1',
    'units<=NaN',
    'units<=Infinity',
    'units<=1e999',
  ])('is refused as %s, in a sentence with the names that there are', (text) => {
    let message = '';
    try {
      parseGoal(text);
    } catch (error) {
      message = /** @type {Error} */ (error).message;
    }
    expect(message).toMatch(/^goal: '.*' is no condition/);
    for (const metric of METRICS) expect(message).toContain(metric);
  });

  test('has no more conditions than can be read', () => {
    expect(parseGoal('units<=20 '.repeat(20))).toHaveLength(20);
    expect(() => parseGoal('units<=20 '.repeat(5000))).toThrow('goal: up to 20 conditions can be set, got 5000.');
  });

  test('holds as its comparison says, and not at all of what is not known', () => {
    const results = ['units>20', 'units>=20', 'units=20', 'units<=20', 'units<20'].map((text) =>
      [19, 20, 21].map((units) => holds(parseGoal(text)[0], { units })),
    );
    expect(results).toEqual([
      [false, false, true],
      [false, true, true],
      [false, true, false],
      [true, true, false],
      [true, false, false],
    ]);
    for (const comparison of ['>', '>=', '=', '<=', '<']) {
      const [condition] = parseGoal(`loss${comparison}1`);
      expect(holds(condition, {})).toBe(false);
      expect(holds(condition, { loss: NaN })).toBe(false);
    }
  });

  test('counts hidden units and layers', () => {
    expect(sizeOf('none')).toEqual({ units: 0, layers: 0 });
    expect(sizeOf('16')).toEqual({ units: 16, layers: 1 });
    expect(sizeOf('4,2,3')).toEqual({ units: 9, layers: 3 });
  });
});

test('names that there are not are told apart, and named with those that there are', () => {
  const { names, problem } = parseNames('lock', ' lr layers  lr tempo constructor', digitsControls(['lr', 'batch']));
  expect(names).toEqual(['lr', 'layers']);
  expect(problem?.message).toMatch(/^lock: .*no control named tempo, constructor\. It has: lr, batch, .*layers/);
  expect(parseNames('hide', null, digitsControls(['lr']))).toEqual({ names: [], problem: null });
});

test('a link with any amount of unknown names is refused in a sentence that stays short', () => {
  const text = Array.from({ length: 5000 }, (_, i) => `${'x'.repeat(400)}${i}`).join(' ');
  expect(parseNames('hide', text, digitsControls(['lr'])).problem?.message.length).toBeLessThan(5000);
});
