// XOR.
export default {
  name: 'XOR',
  title: 'XOR',
  lead: '',
  exercises: {},
};
