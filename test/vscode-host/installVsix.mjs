import { HostError } from './hostError.mjs';
import { codeLauncher } from './paths.mjs';
import { run } from './processes.mjs';
import path from 'node:path';

/**
 * Installs a packaged extension; open a window with the same `extensionsDir` to use it as users do.
 * @param {string} vsix
 * @param {{ userDataDir: string, extensionsDir: string }} profile
 */
export async function installVsix(vsix, { userDataDir, extensionsDir }) {
  const args = [
    `--user-data-dir=${userDataDir}`,
    `--extensions-dir=${extensionsDir}`,
    '--install-extension',
    path.resolve(vsix),
  ];
  const { code, output } = await run(process.execPath, [codeLauncher, ...args]);
  if (code !== 0) throw new HostError(`${vsix} could not be installed:\n${output}`);
}
