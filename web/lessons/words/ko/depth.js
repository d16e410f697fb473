// 깊이의 효과.
/** @type {typeof import('../en/depth.js').default} */
const words = {
  name: '깊이의 효과',
  title: '깊이의 효과',
  lead: '',
  exercises: {},
};

export default words;
