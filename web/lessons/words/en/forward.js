// Forward and back.
export default {
  name: 'Forward and back',
  title: 'Forward and back',
  lead: '',
  exercises: {},
};
