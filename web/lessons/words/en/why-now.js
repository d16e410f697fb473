// Why now.
export default {
  name: 'Why now',
  title: 'Why now',
  lead: '',
  exercises: {},
};
