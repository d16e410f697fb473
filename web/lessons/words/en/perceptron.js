// Perceptron.
export default {
  name: 'Perceptron',
  title: 'Perceptron',
  lead: '',
  exercises: {},
};
