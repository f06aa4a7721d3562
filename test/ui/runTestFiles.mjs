// Mocha over UI test files, in a process of its own (see runUi.mjs).
// usage: node runTestFiles.mjs <counts file> <test file ...>
import path from 'node:path';
import { printError } from '../vscode-host/hostError.mjs';
import { runMocha } from '../vscode-host/mochaRun.cjs';
import { cacheFolder } from '../vscode-host/paths.mjs';
import { untilAskedToEnd } from '../vscode-host/processes.mjs';
import { endWithSupervisor } from '../vscode-host/superviseRun.mjs';
import { openWorkbenches } from '../vscode-host/workbench.mjs';

const [countsFile, ...files] = process.argv.slice(2);

const rootHooks = {
  /** @this {Mocha.Context} */
  async afterEach() {
    if (this.currentTest?.state === 'failed') await takePictures(this.currentTest.fullTitle());
  },
};

/** One picture for each window that is open when a test has failed. */
async function takePictures(title) {
  const name = title.replace(/[^\w.-]+/g, '-').slice(0, 120);
  for (const [index, workbench] of [...openWorkbenches].entries()) {
    const file = path.join(cacheFolder(), 'shots', `${name}${index > 0 ? `-${index + 1}` : ''}.png`);
    // A window that has crashed has no picture; the test's own error says more.
    const saved = await workbench.screenshot(file).then(
      () => true,
      () => false,
    );
    if (saved) console.log(`      picture of the window: ${file}`);
  }
}

async function closeWindows() {
  for (const workbench of openWorkbenches) await workbench.close();
}

endWithSupervisor();
void untilAskedToEnd().then(async () => {
  await closeWindows();
  process.exit(1);
});
let exitCode = 1;
try {
  // a click on a list that is just being replaced is lost now and then
  const options = { files, countsFile, timeout: 120_000, retries: 1, rootHooks };
  exitCode = (await runMocha(options)) > 0 ? 1 : 0;
} catch (error) {
  printError(error);
}
await closeWindows();
// A handle that a test has left open must not keep the run waiting.
process.exit(exitCode);
