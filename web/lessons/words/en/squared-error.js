// Squared error.
export default {
  name: 'Squared error',
  title: 'Squared error',
  lead: '',
  exercises: {},
};
