import js from '@eslint/js';
import globals from 'globals';

const noMarkupFromText = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]',
    message: 'Markup made of text can run scripts: use textContent, append or a template.',
  },
  {
    selector: 'CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'Markup made of text can run scripts: use textContent, append or a template.',
  },
];

export default [
  { ignores: ['build/', 'dist/', 'release/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      eqeqeq: 'error',
      'no-else-return': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...noMarkupFromText],
      'no-self-compare': 'error',
      'no-shadow': 'error',
      'no-template-curly-in-string': 'error',
      'no-throw-literal': 'error',
      'no-unused-vars': 'error',
      'no-useless-rename': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-promise-reject-errors': 'error',
    },
  },
  {
    files: ['web/**', 'wasm/**'],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    rules: {
      // A seed names a network: whatever is random comes from the core and its seed.
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The same seed must give the same network: let the core draw.' },
      ],
    },
  },
  {
    files: ['scripts/**', 'tests/**', 'bench/**', '*.js'],
    languageOptions: { globals: globals.node },
  },
  {
    // Parts of these run in the page.
    files: ['tests/browser/**', 'bench/**'],
    languageOptions: { globals: globals.browser },
  },
];
