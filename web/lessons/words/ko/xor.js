// XOR 문제.
/** @type {typeof import('../en/xor.js').default} */
const words = {
  name: 'XOR 문제',
  title: 'XOR 문제',
  lead: '',
  exercises: {},
};

export default words;
