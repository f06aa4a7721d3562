// Stands between VS Code and the real test entry, inside the extension host. VS Code's page reports success when the
// extension host dies, and mixes its own log with the tests' output; so output and result go through files instead,
// and the launcher (testRelay.mjs) believes nothing else.
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { format } = require('node:util');

const { entry, outputFile, resultFile } = JSON.parse(process.env.VSCODE_HOST_TESTS);

exports.run = async () => {
  redirectConsole();
  try {
    const tests = await loadEntry();
    await (tests.run ?? tests.default?.run ?? tests.default)();
    fs.writeFileSync(resultFile, 'passed');
  } catch (error) {
    fs.writeFileSync(resultFile, 'failed');
    // VS Code prints it.
    throw error;
  }
};

/** `process.stdout.write` needs nothing: the extension host passes whole lines on to `console.log`. */
function redirectConsole() {
  for (const method of ['log', 'info', 'warn', 'error', 'debug']) {
    const value = (...values) => fs.appendFileSync(outputFile, `${format(...values)}\n`);
    Object.defineProperty(console, method, { configurable: true, enumerable: true, writable: true, value });
  }
}

async function loadEntry() {
  const candidates = [entry, `${entry}.js`, `${entry}.cjs`, `${entry}.mjs`, path.join(entry, 'index.js')];
  const file = candidates.find((name) => fs.statSync(name, { throwIfNoEntry: false })?.isFile());
  if (!file) throw new Error(`There is no test entry at ${entry}`);
  return file.endsWith('.mjs') ? import(pathToFileURL(file).href) : require(file);
}
