import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Time and chance come in as arguments: a decision, a text or a step that looks them up itself gives another answer when it runs again. */
const clockAndChance = [
  {
    selector: "MemberExpression[object.name=/^(Date|performance)$/][property.name='now']",
    message: 'Time is an argument: take it from the clock port.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Time is an argument.' },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'Time is an argument.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance is an argument: take it from the ids port.',
  },
  {
    selector: 'CallExpression[callee.name=/^set(Timeout|Interval|Immediate)$/]',
    message: 'Nothing here waits: a machine does.',
  },
  {
    selector: 'Identifier[name=/^(randomUUID|randomBytes|randomInt|getRandomValues)$/]',
    message: 'Chance is an argument: take it from the ids port.',
  },
];

/** Settings come in through `step`, which parses them once: reading them elsewhere hides a misconfiguration. */
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only adapters, local and scripts read the environment.',
};

export default defineConfig(
  { ignores: ['**/*.js', '**/*.mjs', '**/*.cjs', 'cdk.out', 'dist', 'out', '.cache', 'coverage'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-param-reassign': 'error',
      'no-restricted-syntax': ['error', environment],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A default is a decision about the rest.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `const { left, ...rest } = all` is how a property is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-deprecated': 'error',
      // Numbers print the same everywhere; objects, booleans and undefined in a text are mistakes.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: [
      'functions/**',
      'shared/domain/**',
      'shared/forms/**',
      'shared/messages/**',
      'shared/roster/**',
      'shared/report/**',
      'shared/mail/**',
      'shared/dossier/**',
      'shared/contracts/**',
    ],
    rules: { 'no-restricted-syntax': ['error', environment, ...clockAndChance] },
  },
  {
    // People and pairs are positions in typed arrays: reading one can only miss by a defect, which the certificate finds.
    files: ['shared/domain/matching/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['shared/adapters/**', 'local/**', 'scripts/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Programs that speak to whoever started them.
    files: ['scripts/**', 'local/start.ts', 'local/output/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      // In a test a missing value is a failure anyway, and says where.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
