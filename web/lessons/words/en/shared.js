// What all lessons share.
export default {
  lessons: 'Lessons',
  steps: 'Previous and next lesson',
  previous: (/** @type {string} */ name) => `← ${name}`,
  next: (/** @type {string} */ name) => `${name} →`,
  solved: 'solved',
  dismiss: 'Close',
  loading: 'Loading the digits…',
  loadingAgain: 'The connection has failed. Trying again…',
  loadingShare: (/** @type {Record<'received' | 'total', string>} */ { received, total }) =>
    `Loading the digits: ${received} of ${total} MB`,
  exercises: 'Exercises',
  check: 'Check',
  right: 'Right.',
  wrong: 'Not yet.',
  code: 'Result code, for your teacher',
  copy: 'Copy',
  copied: 'Copied',
};
