// Softmax.

/** @typedef {Record<string, string>} Numbers */

export default {
  name: 'Softmax',
  title: 'Softmax makes probabilities of any numbers',
  lead: 'A last layer gives each class a number, its logit z. Softmax takes e to the power of each and divides by their sum: all become positive and add up to one. Move a logit and follow it through the columns.',
  logitsTitle: 'Logits',
  logits: ['Logit z₁', 'Logit z₂', 'Logit z₃', 'Logit z₄'],
  shift: 'Added to all, c',
  temperature: 'Temperature T',
  reset: 'Start again',
  stepsTitle: 'Step by step',
  table: {
    caption: 'Softmax step by step: each row a class, each column a step',
    class: 'Class',
    subtracted: 'with the maximum m subtracted',
    naive: 'without',
  },
  same: 'Both ways give the same probabilities. Whatever is added to all logits cancels: the factor eᶜ stands above and below the line.',
  lost: 'Without subtracting, a float32 overflows beyond 3.4 × 10³⁸, and ∞/∞ is not a number. With it, the largest power is e⁰ = 1.',
  temperatureTitle: 'Hot and cold',
  temperatureNote: 'Cold: all for the largest. Hot: all alike. The order stays.',
  curvesSeen: (/** @type {Numbers} */ { temperature, probabilities }) =>
    `The four probabilities by the temperature; at ${temperature} they are ${probabilities}. Near zero the largest logit has everything, and the higher the temperature, the more alike they are.`,
  axes: { temperature: 'temperature T', probability: 'probability a' },
  exercises: {
    ratio: {
      ask: 'With T = 1: set the logits so that class 2 is three times as probable as class 1.',
      otherTemperature: (/** @type {Numbers} */ { temperature }) =>
        `The temperature is ${temperature} now: set it to 1.`,
      measured: (/** @type {Numbers} */ { ratio, difference }) =>
        `It is ${ratio} times as probable: that is e to the z₂ − z₁ = ${difference}. Which difference gives 3?`,
      done: (/** @type {Numbers} */ { ratio, difference }) =>
        `z₂ − z₁ = ${difference}, and e to that is ${ratio}. Only the differences of logits count.`,
    },
    temperature: {
      ask: 'With the logits 2, 1, 0 and −1: leave no class more than 40 %, by the temperature alone.',
      otherLogits: 'The logits are others now: press “Start again” first.',
      tooSharp: (/** @type {Numbers} */ { largest, temperature }) =>
        `At T = ${temperature} class 1 has ${largest}: the logits, divided by T, are still too far apart.`,
      done: (/** @type {Numbers} */ { largest, temperature }) =>
        `At T = ${temperature} class 1 has ${largest}. It is still the first: the temperature changes how sure softmax is, not what it says.`,
    },
    overflow: {
      ask: 'Which is the smallest whole number z for which eᶻ is too large for a float32?',
      answer: 'z',
      none: 'Enter a whole number from −1000 to 1000.',
      fits: (/** @type {Numbers} */ { value, power }) => `e to the ${value} is ${power}: that still fits.`,
      smaller: (/** @type {Numbers} */ { value }) => `It is too large, but so is e to the ${value} already.`,
      done: (/** @type {Numbers} */ { before, power }) =>
        `e to the ${before} is ${power}, and one more is infinity. A network can well have such logits: that is why the maximum is subtracted first.`,
    },
  },
};
