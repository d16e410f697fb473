// Sigmoid.
export default {
  name: 'Sigmoid',
  title: 'Sigmoid',
  lead: '',
  exercises: {},
};
