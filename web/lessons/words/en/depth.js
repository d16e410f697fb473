// Deep or not.
export default {
  name: 'Deep or not',
  title: 'Deep or not',
  lead: '',
  exercises: {},
};
