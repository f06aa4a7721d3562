#!/usr/bin/env node
// Installs a real VS Code (its server build and the Node runtime it needs) from npm packages alone.
// Layout: <cache>/vscode-server-<version>-<recipe>/{node/bin/node, app/out/server-main.js, ready}
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './fileLock.mjs';
import { HostError, printError } from './hostError.mjs';
import { npmOrThrow, unpackPackage } from './npmPackage.mjs';
import { cacheFolder, hostFolder } from './paths.mjs';
import { isAlive, run } from './processes.mjs';
import { withProgress } from './progress.mjs';
import { removeFolder } from './scratchFolder.mjs';
import * as packages from './serverPackages.mjs';

const stubFolder = path.join(hostFolder, 'nativeStubs');
const platform = `${process.platform}-${process.arch}`;

/** The folder of this version and this recipe: a changed installer never reuses what an older one made. */
export const serverHome = () =>
  path.join(cacheFolder(), `vscode-server-${packages.codeServer.version}-${recipe()}`);
export const serverNode = () => path.join(serverHome(), 'node/bin/node');
export const serverMain = () => path.join(serverHome(), 'app/out/server-main.js');

/**
 * Installs VS Code's server build unless it is there already.
 * @returns {Promise<string>} its folder
 */
export async function installServer() {
  const home = serverHome();
  const isReady = () => fs.existsSync(path.join(home, 'ready'));
  if (isReady()) return home;
  await checkPrerequisites();
  await withLock(`${home}.lock`, async () => {
    if (!isReady())
      await withProgress('Installing VS Code (server build, about 140 MB to download the first time)', () =>
        installInto(home),
      );
  });
  return home;
}

/** @returns {string | undefined} why the server build cannot run here */
export function unsupportedReason() {
  if (!packages.nodeRuntimes[platform]) {
    const supported = Object.keys(packages.nodeRuntimes).join(' and ');
    return `The npm-based VS Code runs on ${supported}, and this is ${platform}. Use desktop VS Code instead: --host desktop, or VSCODE_TEST_HOST=desktop for the tests.`;
  }
  const header = /** @type {any} */ (process.report.getReport()).header;
  if (header.glibcVersionRuntime) return undefined;
  return 'The npm-based VS Code needs a Linux with glibc (Debian, Ubuntu, Fedora ...); this one has another C library (Alpine?).';
}

async function checkPrerequisites() {
  const reason = unsupportedReason();
  if (reason) throw new HostError(reason);
  const { code } = await run('tar', ['--version']);
  if (code !== 0)
    throw new HostError(
      'The program `tar` is needed to unpack VS Code. Install it (Debian/Ubuntu: apt-get install -y tar) and run the same command again.',
    );
}

function recipe() {
  const hash = createHash('sha256').update(JSON.stringify(packages));
  for (const name of fs.readdirSync(stubFolder).sort())
    hash.update(fs.readFileSync(path.join(stubFolder, name)));
  return hash.digest('hex').slice(0, 8);
}

/** Everything happens in a temporary sibling; the rename at the end makes it visible as a whole. */
async function installInto(home) {
  await removeAbandoned(home);
  const temporary = `${home}.tmp-${process.pid}`;
  try {
    await assemble(temporary);
    fs.writeFileSync(path.join(temporary, 'ready'), '');
    await removeFolder(home);
    fs.renameSync(temporary, home);
  } catch (error) {
    await removeFolder(temporary);
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOTEMPTY') throw error;
    // Another process was faster by a moment: its installation is as good as ours.
  }
}

async function removeAbandoned(home) {
  const prefix = `${path.basename(home)}.tmp-`;
  for (const name of fs.readdirSync(path.dirname(home))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    await removeFolder(path.join(path.dirname(home), name));
  }
}

async function assemble(temporary) {
  const app = path.join(temporary, 'app');
  const typescript = path.join(temporary, 'typescript');
  const installApp = async () => {
    const exclude = packages.droppedExtensions.map((name) => `extensions/${name}`);
    await unpackPackage(packages.codeServer, app, { root: 'lib/vscode', exclude });
    await installDependencies(app);
  };
  await Promise.all([
    unpackPackage(packages.nodeRuntimes[platform], path.join(temporary, 'node'), { only: 'bin/node' }),
    unpackPackage(packages.typescript, typescript),
    installApp(),
  ]);
  fs.mkdirSync(path.join(app, 'extensions/node_modules'), { recursive: true });
  fs.renameSync(typescript, path.join(app, 'extensions/node_modules/typescript'));
  writeStubs(app);
  await removeForeignBinaries(app);
}

/** Versions and integrity of the dependencies come from the lock file that lies beside this package.json. */
async function installDependencies(app) {
  const file = path.join(app, 'package.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  manifest.dependencies = Object.fromEntries(
    packages.keptDependencies.map((name) => [name, manifest.dependencies[name]]),
  );
  fs.writeFileSync(file, JSON.stringify(manifest, null, 2));
  await npmOrThrow(['install', '--omit=dev'], app, "install VS Code's dependencies");
}

function writeStubs(app) {
  for (const [name, file] of Object.entries(packages.stubbedDependencies)) {
    const folder = path.join(app, 'node_modules', name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ name, version: '0.0.0-stub', main: 'index.cjs' }),
    );
    fs.copyFileSync(path.join(stubFolder, file), path.join(folder, 'index.cjs'));
  }
}

async function removeForeignBinaries(app) {
  for (const name of packages.prebuiltFolders) {
    const folder = path.join(app, 'node_modules', name);
    for (const entry of fs.readdirSync(folder))
      if (entry !== platform) await removeFolder(path.join(folder, entry));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await installServer());
  } catch (error) {
    printError(error);
    process.exitCode = 1;
  }
}
