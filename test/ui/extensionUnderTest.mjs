import fs from 'node:fs';
import path from 'node:path';
import { installServer } from '../vscode-host/install.mjs';
import { installVsix } from '../vscode-host/installVsix.mjs';
import { projectRoot } from '../vscode-host/paths.mjs';
import { readManifest } from '../vscode-host/profile.mjs';
import { makeScratchFolder } from '../vscode-host/scratchFolder.mjs';

export const extensionId = readManifest(projectRoot).id;

/**
 * How to open a window with the extension: in development, or installed from the package that `EXTENSION_VSIX` names.
 * @returns {Promise<{ extensionDevelopmentPath: string } | { extensionsDir: string }>}
 */
export async function extensionUnderTest() {
  const vsix = process.env.EXTENSION_VSIX;
  if (!vsix) return { extensionDevelopmentPath: projectRoot };
  await installServer();
  // Inside the run's own temporary folder, which the runner removes.
  const scratch = makeScratchFolder();
  const extensionsDir = path.join(scratch, 'extensions');
  await installVsix(vsix, { userDataDir: path.join(scratch, 'user-data'), extensionsDir });
  return { extensionsDir };
}

/** A copy of the practice folder for one window. @returns {string} */
export function copyPracticeFolder() {
  const folder = path.join(makeScratchFolder(), 'practice');
  fs.cpSync(path.join(projectRoot, 'test/fixtures/practice'), folder, { recursive: true });
  return folder;
}

/** Text put in by a test stays as it is, and results stay where they are looked for. */
export const quietEditor = {
  'editor.autoIndent': 'none',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoClosingComments': 'never',
  'testing.automaticallyOpenTestResults': 'neverOpen',
};

/** For trees, which draw the rows in sight only: a topic has many. */
export const tallWindow = { width: 1400, height: 2200 };
