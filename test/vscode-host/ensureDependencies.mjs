// Runs before anything is installed: Node's own modules only, here and in everything it imports.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './fileLock.mjs';
import { HostError } from './hostError.mjs';
import { cacheFolder, projectRoot } from './paths.mjs';
import { runNpm } from './processes.mjs';
import { withProgress } from './progress.mjs';

/**
 * Makes `node_modules` agree with package-lock.json, and does nothing when it already does.
 * @returns {Promise<boolean>} whether something was installed
 */
export async function ensureDependencies() {
  if (isUpToDate()) return false;
  return withLock(path.join(cacheFolder(), 'dependencies.lock'), async () => {
    if (isUpToDate()) return false;
    await withProgress('Installing the npm dependencies', installDependencies);
    fs.writeFileSync(stampFile, lockHash());
    return true;
  });
}

const lockFile = path.join(projectRoot, 'package-lock.json');
const stampFile = path.join(projectRoot, 'node_modules/.install-stamp');

function isUpToDate() {
  const hash = lockHash();
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === hash) return true;
  if (!matchesInstalledTree()) return false;
  fs.writeFileSync(stampFile, hash);
  return true;
}

/** Binaries among the dependencies belong to one platform, so the platform is part of the stamp. */
function lockHash() {
  const hash = createHash('sha256').update(fs.readFileSync(lockFile));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

/** Somebody may have run `npm install` by hand: npm keeps a list of what it put there, so installing again is needless. */
function matchesInstalledTree() {
  const installedFile = path.join(projectRoot, 'node_modules/.package-lock.json');
  if (!fs.existsSync(installedFile)) return false;
  const installed = JSON.parse(fs.readFileSync(installedFile, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages).filter(
    ([folder]) => folder !== '',
  );
  return wanted.every(([folder, entry]) => {
    if (!installed[folder]) return Boolean(entry.optional || entry.peer);
    return installed[folder].version === entry.version && fs.existsSync(path.join(projectRoot, folder));
  });
}

async function installDependencies() {
  const { code, signal } = await runNpm(['ci', '--no-audit', '--no-fund'], {
    cwd: projectRoot,
    inherit: true,
  });
  if (signal) process.exit(130);
  if (code === 0) return;
  throw new HostError(
    'The npm dependencies could not be installed (npm says why above).\n' +
      'Check the network connection, then run the same command again; `npm ci` alone shows the details.',
  );
}
