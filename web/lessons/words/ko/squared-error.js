// 제곱 오차.
/** @type {typeof import('../en/squared-error.js').default} */
const words = {
  name: '제곱 오차',
  title: '제곱 오차',
  lead: '',
  exercises: {},
};

export default words;
