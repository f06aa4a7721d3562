import fs from 'node:fs';
import path from 'node:path';
import { HostError } from './hostError.mjs';
import { projectRoot } from './paths.mjs';
import { readManifest } from './profile.mjs';

/** VS Code's own words for a missing bundle come late and far from the cause. */
export function checkBuilt() {
  if (process.env.EXTENSION_VSIX) return;
  const { main } = readManifest(projectRoot);
  if (!main || fs.existsSync(path.join(projectRoot, main))) return;
  throw new HostError(`The extension is not built: ${main} is missing. Run \`npm run build\` first.`);
}
