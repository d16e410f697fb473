// 시그모이드.
/** @type {typeof import('../en/sigmoid.js').default} */
const words = {
  name: '시그모이드',
  title: '시그모이드',
  lead: '',
  exercises: {},
};

export default words;
