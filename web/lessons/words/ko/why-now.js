// 왜 지금인가.
/** @type {typeof import('../en/why-now.js').default} */
const words = {
  name: '왜 지금인가',
  title: '왜 지금인가',
  lead: '',
  exercises: {},
};

export default words;
