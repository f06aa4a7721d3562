// What VS Code loads inside the extension host: runs the scenario's bundled tests.
const fs = require('node:fs');
const path = require('node:path');
const { runMocha } = require('../vscode-host/mochaRun.cjs');

exports.run = async () => {
  const { bundleFolder, countsFile } = JSON.parse(process.env.INTEGRATION_RUN);
  // Read by sourceStacks.cjs.
  process.setSourceMapsEnabled?.(true);
  const names = fs.readdirSync(bundleFolder).filter((name) => name.endsWith('.test.js'));
  const files = names.sort().map((name) => path.join(bundleFolder, name));
  const failures = await runMocha({ files, countsFile, timeout: 30_000 });
  // The report above has told everything: no stack.
  if (failures > 0) throw `${failures} failed`;
};
