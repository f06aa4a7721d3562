// Runs one scenario in one VS Code. A process of its own (see runIntegration.mjs), so that it can be ended as a whole.
// usage: node runScenario.mjs <host as JSON> <scenario> <counts file>
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { HostError, printError } from '../vscode-host/hostError.mjs';
import { installVsix } from '../vscode-host/installVsix.mjs';
import { codeLauncher, projectRoot } from '../vscode-host/paths.mjs';
import { run } from '../vscode-host/processes.mjs';
import { quietSettings, writeUserSettings } from '../vscode-host/profile.mjs';
import { endWithSupervisor } from '../vscode-host/superviseRun.mjs';
import { bundleFolder, readScenario } from './scenarios.mjs';

const [hostText, name, countsFile] = process.argv.slice(2);
const host = /** @type {import('../vscode-host/hostChoice.mjs').Host} */ (JSON.parse(hostText));
const scenario = readScenario(name);

// The runner has given us a temporary folder of our own, and removes it.
const userDataDir = path.join(os.tmpdir(), 'user-data');
const extensionsDir = path.join(os.tmpdir(), 'extensions');

async function main() {
  writeUserSettings(userDataDir, { ...quietSettings, ...scenario.settings });
  await runTests({
    vscodeExecutablePath: host.kind === 'web' ? codeLauncher : host.executable,
    extensionDevelopmentPath: [await extensionUnderTest(), ...scenario.extensions],
    extensionTestsPath: path.join(projectRoot, 'test/integration/entry.cjs'),
    extensionTestsEnv: {
      INTEGRATION_RUN: JSON.stringify({ bundleFolder: bundleFolder(scenario), countsFile }),
    },
    launchArgs: [copyWorkspace(), `--user-data-dir=${userDataDir}`, `--extensions-dir=${extensionsDir}`],
  });
}

function copyWorkspace() {
  const copy = path.join(os.tmpdir(), 'workspace');
  fs.mkdirSync(copy);
  // Git cannot keep an empty folder, so a scenario without files has none.
  if (fs.existsSync(scenario.workspace)) fs.cpSync(scenario.workspace, copy, { recursive: true });
  const workspaceFile = fs.readdirSync(copy).find((entry) => entry.endsWith('.code-workspace'));
  return workspaceFile ? path.join(copy, workspaceFile) : copy;
}

/** The project itself; with `EXTENSION_VSIX`, that package is installed and an empty extension carries the tests. */
async function extensionUnderTest() {
  const vsix = process.env.EXTENSION_VSIX;
  if (!vsix) return projectRoot;
  if (host.kind === 'web') await installVsix(vsix, { userDataDir, extensionsDir });
  else await installOnDesktop(host.executable, path.resolve(vsix));
  const carrier = path.join(os.tmpdir(), 'carrier');
  fs.mkdirSync(carrier);
  const manifest = {
    name: 'test-carrier',
    publisher: 'test',
    version: '0.0.0',
    engines: { vscode: '^1.104.0' },
  };
  fs.writeFileSync(path.join(carrier, 'package.json'), JSON.stringify(manifest));
  return carrier;
}

async function installOnDesktop(executable, vsix) {
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const profile = [`--user-data-dir=${userDataDir}`, `--extensions-dir=${extensionsDir}`];
  const shell = process.platform === 'win32';
  const { code, output } = await run(cli, [...args, ...profile, '--install-extension', vsix], { shell });
  if (code !== 0) throw new HostError(`${vsix} could not be installed:\n${output}`);
}

endWithSupervisor();
try {
  await main();
} catch (error) {
  // A test run that failed has said so itself.
  if (error?.name !== 'TestRunFailedError' && !/^Test run (failed|terminated)/.test(error?.message))
    printError(error);
  process.exitCode = 1;
}
