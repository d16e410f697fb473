// 퍼셉트론.
/** @type {typeof import('../en/perceptron.js').default} */
const words = {
  name: '퍼셉트론',
  title: '퍼셉트론',
  lead: '',
  exercises: {},
};

export default words;
