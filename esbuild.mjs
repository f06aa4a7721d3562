// Builds everything: `node esbuild.mjs [--production] [--watch] [--tests]`
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
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
const realmSource = realm.outputFiles[0].text;

const targets = [
  // `vscode` is external here and nowhere else: an import of it from any other layer breaks the build
  { ...node, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...node, entryPoints: ['src/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  {
    ...node,
    entryPoints: ['src/sandbox/child.ts'],
    outfile: 'dist/sandbox/child.js',
    define: { __REALM_SOURCE__: JSON.stringify(realmSource) },
  },
  { ...node, entryPoints: ['src/build/main.ts'], outfile: 'dist/build/main.js', external: ['esbuild'] },
  {
    ...common,
    entryPoints: ['media/panel/main.ts'],
    outfile: 'dist/media/panel.js',
    platform: 'browser',
    format: 'iife',
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
compileContent();

/** Plain-Node tests, bundled one by one; what is not ours stays in node_modules. */
function testTargets() {
  const folders = ['test/unit', 'test/content'].filter((folder) => existsSync(folder));
  const entryPoints = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .filter((file) => String(file).endsWith('.test.ts'))
      .map((file) => path.join(folder, String(file))),
  );
  return [
    { ...node, entryPoints, outdir: 'dist/test', outbase: 'test', packages: 'external', sourcemap: 'inline' },
  ];
}

function compileContent() {
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', 'dist/build/main.js', '.'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
