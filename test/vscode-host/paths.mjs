import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const hostFolder = path.dirname(fileURLToPath(import.meta.url));
export const projectRoot = path.resolve(hostFolder, '../..');

/** Downloads, persistent profiles and screenshots live here; it can be deleted at any time. */
export const cacheFolder = () =>
  path.resolve(process.env.VSCODE_TEST_CACHE ?? path.join(projectRoot, '.vscode-test'));

/** The launcher that understands the desktop command line; usable as `vscodeExecutablePath`. */
export const codeLauncher = path.join(hostFolder, 'code.mjs');
