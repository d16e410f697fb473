// Logistic regression.
export default {
  name: 'Logistic regression',
  title: 'Logistic regression',
  lead: '',
  exercises: {},
};
