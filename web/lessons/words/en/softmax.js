// Softmax.
export default {
  name: 'Softmax',
  title: 'Softmax',
  lead: '',
  exercises: {},
};
