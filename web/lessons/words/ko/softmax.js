// 소프트맥스.
/** @type {typeof import('../en/softmax.js').default} */
const words = {
  name: '소프트맥스',
  title: '소프트맥스',
  lead: '',
  exercises: {},
};

export default words;
