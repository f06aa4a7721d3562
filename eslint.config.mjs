import tseslint from 'typescript-eslint';

/** Folders that a layer must not import from, as patterns of import paths. */
const below = (...layers) => ({
  patterns: layers.map((layer) => ({
    group: [`**/${layer}/**`, `**/${layer}`],
    message: `This layer must not know ${layer}; see CONTRIBUTING.md.`,
  })),
});
const noVscode = [
  { name: 'vscode', message: 'Only src/ui and the composition roots may import vscode, types included.' },
];
const noNode = { group: ['node:*'], message: 'This layer runs on every platform; take a port instead.' };

function layer(files, { forbidden, node = false, vscode = false }) {
  const rule = below(...forbidden);
  if (!node) rule.patterns.push(noNode);
  if (!vscode) rule.paths = noVscode;
  return { files, rules: { 'no-restricted-imports': ['error', rule] } };
}

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', '.vscode-test/**', 'node_modules/**'] },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-implicit-coercion': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  layer(['src/protocol/**/*.ts'], { forbidden: ['core', 'node', 'web', 'sandbox', 'ui', 'build'] }),
  layer(['src/core/**/*.ts'], { forbidden: ['node', 'web', 'sandbox', 'ui', 'build'] }),
  layer(['src/sandbox/**/*.ts'], { forbidden: ['core', 'node', 'web', 'ui', 'build'], node: true }),
  layer(['src/debug/**/*.ts'], { forbidden: ['web', 'ui', 'build'], node: true }),
  layer(['src/node/**/*.ts'], { forbidden: ['web', 'sandbox', 'ui', 'build'], node: true }),
  layer(['src/web/**/*.ts'], { forbidden: ['node', 'sandbox', 'ui', 'build'] }),
  layer(['src/build/**/*.ts'], { forbidden: ['web', 'sandbox', 'ui'], node: true }),
  layer(['src/ui/**/*.ts'], { forbidden: ['node', 'web', 'sandbox', 'build'], vscode: true }),
  layer(['media/**/*.ts'], { forbidden: ['core', 'node', 'web', 'sandbox', 'ui', 'build'] }),
  {
    // built-ins are taken apart here on purpose, and text is made without looking anything up
    files: ['src/sandbox/realm/**/*.ts'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      'no-implicit-coercion': 'off',
    },
  },
  {
    // learners' programs: plain code of any style, held to by the hidden tests
    files: ['katas/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.mjs'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-require-imports': 'off',
      'no-restricted-syntax': 'off',
    },
  },
);
