// Builds everything: `node esbuild.mjs [--production] [--watch] [--tests]`
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  target: 'es2022',
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };

const realm = await build({
  ...common,
  entryPoints: ['src/sandbox/realm/main.ts'],
  format: 'iife',
  globalName: '__realm',
  write: false,
  sourcemap: false,
});
const realmDefine = { __REALM_SOURCE__: JSON.stringify(realm.outputFiles[0].text) };

const targets = [
  // `vscode` is external here and nowhere else: an import of it from any other layer breaks the build
  {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode', './drillPractice.js'],
  },
  {
    ...node,
    entryPoints: ['src/core/drills/drillPractice.ts'],
    outfile: 'dist/drillPractice.js',
    minify: true,
  },
  {
    ...node,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    external: ['./cliMain.js'],
  },
  {
    ...node,
    entryPoints: ['src/cliMain.ts'],
    outfile: 'dist/cliMain.js',
    external: ['./build/validatePack.js', './drills.js'],
    minify: true,
  },
  { ...node, entryPoints: ['src/node/cli/drillCommand.ts'], outfile: 'dist/drills.js', minify: true },
  { ...node, entryPoints: ['src/build/validatePack.ts'], outfile: 'dist/build/validatePack.js' },
  {
    ...node,
    entryPoints: ['src/sandbox/child.ts'],
    outfile: 'dist/sandbox/child.js',
    define: realmDefine,
  },
  {
    ...common,
    entryPoints: ['src/web/worker.ts'],
    outfile: 'dist/web/sandboxWorker.js',
    platform: 'browser',
    format: 'iife',
    define: realmDefine,
    // its engine is handed to it, and looked up nowhere
    logOverride: { 'empty-import-meta': 'silent' },
  },
  { ...node, entryPoints: ['src/debug/driver.ts'], outfile: 'dist/debug/driver.js' },
  { ...node, entryPoints: ['src/build/main.ts'], outfile: 'dist/build/main.js' },
  { ...node, entryPoints: ['src/build/kataEngine.ts'], outfile: 'dist/build/kataEngine.js' },
  {
    ...node,
    entryPoints: ['src/build/mutation/main.ts'],
    outfile: 'dist/build/mutants.js',
    external: ['typescript'],
  },
  {
    ...common,
    entryPoints: ['src/build/fastCheckLibrary.ts'],
    outfile: 'dist/sandbox/fastCheck.js',
    format: 'cjs',
    minify: true,
    sourcemap: false,
  },
  {
    ...common,
    entryPoints: ['media/panel/main.ts'],
    outfile: 'dist/media/panel.js',
    platform: 'browser',
    format: 'iife',
  },
  {
    ...common,
    entryPoints: ['media/charts/main.ts'],
    outfile: 'dist/media/charts.js',
    platform: 'browser',
    format: 'iife',
    globalName: 'interviewCoachCharts',
    minify: true,
  },
  {
    ...common,
    entryPoints: ['media/panel/panel.css'],
    outfile: 'dist/media/panel.css',
    loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty' },
    assetNames: 'fonts/[name]',
  },
].filter(({ entryPoints: [entry] }) => existsSync(entry));

if (flags.has('--tests')) targets.push(...testTargets());

if (flags.has('--watch')) {
  for (const target of targets) await (await context(target)).watch();
  console.log('watching');
} else {
  rmSync('dist/media', { recursive: true, force: true });
  rmSync('dist/test', { recursive: true, force: true });
  await Promise.all(targets.map((target) => build(target)));
}
copyEngine();
compileContent();

/** Plain-Node tests, and what they run as a process, bundled one by one; what is not ours stays in node_modules. */
function testTargets() {
  const folders = ['test/unit', 'test/content'].filter((folder) => existsSync(folder));
  const entryPoints = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .filter((file) => /\.(test|process)\.ts$/.test(String(file)))
      .map((file) => path.join(folder, String(file))),
  );
  const tests = { ...node, outdir: 'dist/test', outbase: 'test', packages: 'external', sourcemap: 'inline' };
  const inPage = { ...common, platform: 'browser', format: 'iife', outdir: 'dist/test', outbase: 'test' };
  return [
    { ...tests, entryPoints, define: realmDefine },
    { ...tests, entryPoints: ['test/web/nodeGrader.ts'] },
    { ...inPage, entryPoints: ['test/web/pageGrader.ts', 'test/web/powersProbe.ts'] },
  ];
}

/** The engine of the web's sandbox, which is read as a file rather than fetched. */
function copyEngine() {
  mkdirSync('dist/web', { recursive: true });
  const engine = fileURLToPath(import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'));
  copyFileSync(engine, 'dist/web/quickjs.wasm');
}

function compileContent() {
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', 'dist/build/main.js', '.'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
