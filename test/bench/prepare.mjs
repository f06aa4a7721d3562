// Runs before anything is installed: Node's own modules only, until `bundle`.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from '../vscode-host/ensureDependencies.mjs';
import { projectRoot } from '../vscode-host/paths.mjs';
import { runNpm } from '../vscode-host/processes.mjs';

const benchFolder = path.join(projectRoot, 'test', 'bench');

/** Our own dependencies, the other runners, and unless told otherwise a build as it is shipped. */
export async function prepare({ build }) {
  await ensureDependencies();
  await ensurePeers();
  if (build) {
    const { status } = spawnSync(process.execPath, ['esbuild.mjs', '--production'], {
      cwd: projectRoot,
      stdio: 'inherit',
    });
    if (status !== 0)
      throw new Error('The build failed (its messages are above); there is nothing to measure.');
  }
  const cli = path.join(projectRoot, 'dist', 'cli.js');
  if (!fs.existsSync(cli)) throw new Error('There is no build in dist/; run this again without --no-build.');
}

async function ensurePeers() {
  const lock = fs.readFileSync(path.join(benchFolder, 'package-lock.json'), 'utf8');
  const stampFile = path.join(benchFolder, 'node_modules', '.install-stamp');
  const stamp = `${process.platform}-${process.arch}\n${lock}`;
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return;
  process.stderr.write('Installing the other test runners into test/bench/node_modules (230 MB, once) …\n');
  const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund'], { cwd: benchFolder });
  if (code !== 0) throw new Error(`The other test runners could not be installed:\n${output.slice(-2000)}`);
  fs.writeFileSync(stampFile, stamp);
}

/** Bundles this folder's TypeScript into `out`: our watchers, and the cases for runners of either module kind. */
export async function bundle(out) {
  const { build } = await import('esbuild');
  const common = {
    absWorkingDir: benchFolder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    minify: true,
  };
  const cjs = { ...common, format: 'cjs', outdir: out, outExtension: { '.js': '.cjs' } };
  await build({ ...cjs, entryPoints: ['watchCoach.ts', 'watchFloor.ts', 'peerCases.ts'] });
  await build({
    ...common,
    format: 'esm',
    entryPoints: ['peerCases.ts'],
    outdir: out,
    outExtension: { '.js': '.mjs' },
  });
}
