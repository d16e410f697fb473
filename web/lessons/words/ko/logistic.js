// 로지스틱 회귀.
/** @type {typeof import('../en/logistic.js').default} */
const words = {
  name: '로지스틱 회귀',
  title: '로지스틱 회귀',
  lead: '',
  exercises: {},
};

export default words;
