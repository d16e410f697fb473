// What <inkling-playground> is told: by attributes, and by links of TensorFlow Playground.
import { describe, expect, test } from 'vitest';
import { DEFAULT_TASK } from '../../web/engine/points/task.js';
import { taskOf, taskTexts, viewOptionOf } from '../../web/elements/playground/attributes.js';
import { tensorflowAttributes } from '../../web/elements/playground/tensorflow-address.js';

describe('attributes', () => {
  test('say what they are read from', () => {
    expect(taskTexts(DEFAULT_TASK)).toEqual({
      dataset: 'circle',
      points: '500',
      noise: '0',
      share: '0.5',
      'points-seed': '7',
      features: 'x,y',
    });
    for (const [name, text] of Object.entries(taskTexts(DEFAULT_TASK))) {
      expect(taskTexts({ ...DEFAULT_TASK, ...taskOf(name, text) })[name]).toBe(text);
    }
    expect(taskOf('features', 'sinY, x')).toEqual({ features: ['x', 'sinY'] });
    expect(viewOptionOf('discretise', '')).toBe('on');
  });

  test.each([
    ['dataset', 'cube', /dataset.*circle.*'cube'/],
    ['points', '1', /points.*2 to 10000.*'1'/],
    ['points', '2.5', /whole.*'2.5'/],
    ['points', '', /''/],
    ['noise', '0.6', /noise.*0 to 0.5.*'0.6'/],
    ['noise', 'NaN', /'NaN'/],
    ['share', '1', /share.*0.1 to 0.9/],
    ['points-seed', '-1', /points-seed/],
    ['features', 'x,z', /features.*'z'/],
    ['features', '', /features/],
  ])('%s="%s" is refused', (name, text, sentence) => {
    expect(() => taskOf(name, text)).toThrow(sentence);
  });

  test('of the view likewise', () => {
    expect(() => viewOptionOf('show-test', 'maybe')).toThrow(/show-test.*'maybe'/);
    expect(() => viewOptionOf('pace', 'slow')).toThrow(/pace.*frame/);
  });
});

describe('a link of TensorFlow Playground', () => {
  // As its page writes them.
  const LINK =
    '#activation=relu&regularization=L2&batchSize=15&dataset=spiral&regDataset=reg-plane&learningRate=0.1' +
    '&regularizationRate=0.003&noise=25&networkShape=6,4,2&seed=0.64217&showTestData=true&discretize=false' +
    '&percTrainData=70&x=true&y=true&xTimesY=false&xSquared=true&ySquared=false&cosX=false&sinX=true&cosY=false' +
    '&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false';

  test('is read whole', () => {
    expect(tensorflowAttributes(LINK)).toEqual({
      unknown: [],
      attributes: {
        ...{ dataset: 'spiral', activation: 'relu', loss: 'mean-squared-error', output: 'tanh', optimizer: 'sgd' },
        ...{ schedule: 'constant', lr: '0.1', batch: '15', hidden: '6,4,2', features: 'x,y,xSquared,sinX' },
        ...{ points: '500', noise: '0.25', share: '0.7', init: 'automatic', l1: '0', l2: '0.003' },
        ...{ 'show-test': 'on', discretise: 'off', seed: '64217', 'points-seed': '64217' },
      },
    });
  });

  test('of regression has its surface, its points and a linear output', () => {
    expect(tensorflowAttributes('#problem=regression&regDataset=reg-gauss&initZero=true')?.attributes).toMatchObject({
      ...{ dataset: 'gauss-surface', output: 'linear', points: '1200', init: 'zeros', hidden: '4,2' },
    });
  });

  test('without hidden layers', () => {
    expect(tensorflowAttributes('#networkShape=&dataset=gauss')?.attributes.hidden).toBe('none');
  });

  test('that asks for what there is not goes without, and says what', () => {
    const read = tensorflowAttributes('#dataset=donut&activation=swish&cosX=true&regularization=L3&problem=poetry');
    expect(read?.unknown.sort()).toEqual(
      ['activation=swish', 'cosX=true', 'dataset=donut', 'problem=poetry', 'regularization=L3'].sort(),
    );
    expect(read?.attributes).toMatchObject({ dataset: 'circle', activation: 'tanh', l1: '0', l2: '0' });
  });

  test('with numbers out of range hands them on, to be refused with their names', () => {
    const read = tensorflowAttributes('#learningRate=fast&noise=many&percTrainData=500&batchSize=-3&networkShape=a,b');
    expect(read?.attributes).toMatchObject({ lr: 'fast', noise: 'many', share: '5', batch: '-3', hidden: 'a,b' });
  });

  test.each(['', '#', '#perceptron', '#lang=ko', '#%E0%A4%A'])('is nothing like "%s"', (hash) => {
    expect(tensorflowAttributes(hash)).toBeNull();
  });
});
