// 순전파와 역전파.
/** @type {typeof import('../en/forward.js').default} */
const words = {
  name: '순전파와 역전파',
  title: '순전파와 역전파',
  lead: '',
  exercises: {},
};

export default words;
