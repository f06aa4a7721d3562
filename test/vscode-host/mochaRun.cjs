// Runs mocha over files and writes the counts down. CommonJS, because it also runs inside VS Code's extension host.
const fs = require('node:fs');
const Mocha = require('mocha');
const { toSourceStack } = require('./sourceStacks.cjs');

/**
 * @param {object} options
 * @param {string[]} options.files
 * @param {string} options.countsFile written only when the tests have come to an end
 * @param {number} options.timeout ms for a test
 * @param {number} [options.retries] how often a failing test may be tried again
 * @param {object} [options.rootHooks]
 * @returns {Promise<number>} failures; no test at all counts as one
 */
exports.runMocha = async ({ files, countsFile, timeout, retries = 0, rootHooks }) => {
  const mocha = new Mocha({
    ui: 'bdd',
    color: Boolean(process.stdout.isTTY || process.env.FORCE_COLOR),
    reporter: process.env.MOCHA_REPORTER ?? 'spec',
    grep: process.env.MOCHA_GREP,
    // A forgotten `.only` would hide all other tests.
    forbidOnly: Boolean(process.env.CI),
    timeout,
    retries,
    rootHooks,
  });
  for (const file of files) mocha.addFile(file);
  // Only where needed: VS Code answers `require('vscode')`, not every kind of import.
  if (files.some((file) => file.endsWith('.mjs'))) await mocha.loadFilesAsync();
  const { stats } = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(runner));
    runner.on('fail', (_test, error) => {
      if (error?.stack) error.stack = toSourceStack(error.stack);
    });
    // mocha shows the last error only, but what went wrong first is what there is to fix
    runner.on('retry', (test, error) => {
      console.log(
        `      tried again: "${test.title}" failed with ${toSourceStack(error?.stack ?? String(error))}`,
      );
    });
  });
  const counts = { passed: stats.passes, failed: stats.failures, skipped: stats.pending };
  fs.writeFileSync(countsFile, JSON.stringify(counts));
  return counts.passed + counts.failed === 0 ? 1 : counts.failed;
};
