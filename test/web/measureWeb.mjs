// Times the web's sandbox in a real page, beside the child process on the same machine in the same run.
// usage: node esbuild.mjs --tests && node test/web/measureWeb.mjs
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../vscode-host/paths.mjs';
import { makeScratchFolder, removeFolder } from '../vscode-host/scratchFolder.mjs';
import { openHostPage } from './page.mjs';

const rounds = 20;
const node = createRequire(import.meta.url)(path.join(projectRoot, 'dist/test/web/nodeGrader.js'));
const profileDir = makeScratchFolder('web');
const host = await openHostPage(profileDir);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${value.toFixed(1)} ms`;

try {
  console.log(
    `load of the machine: ${os.loadavg()[0].toFixed(1)} on ${os.availableParallelism()} processors`,
  );
  for (const kata of ['rope', 'bpe-merge']) await measure(kata);
} finally {
  await host.close();
  node.dispose();
  await removeFolder(profileDir);
}

async function measure(kata) {
  const compiled = JSON.parse(
    fs.readFileSync(path.join(projectRoot, `dist/content/kata/${kata}.json`), 'utf8'),
  );
  const submission = { kata, source: compiled.solution, seed: 7, timeoutMs: 10_000 };
  const there = await node.time(submission, rounds);
  const here = await host.ask({ kind: 'time', submission, rounds });
  for (const [where, { start, warm }] of Object.entries({ web: here, child: there })) {
    console.log(
      `${kata}, ${where}: warm grade p50 ${ms(median(warm))}, least ${ms(Math.min(...warm))}; from nothing to a run ${ms(start)}`,
    );
  }
  const scale = compiled.cases.filter(({ group }) => group === 'scale');
  const cases = scale.map(({ call, args }) => ({ call, args, limitMs: 60_000 }));
  const job = { code: compiled.reference, drivers: compiled.drivers, cases, loadLimitMs: 10_000 };
  const slow = { web: await host.ask({ kind: 'run', job }), child: await node.runInNode(job) };
  for (const [where, { records }] of Object.entries(slow)) {
    const times = records.slice(1).map(({ durationMs }) => ms(durationMs));
    console.log(`${kata}, ${where}: the model solution's speed cases take ${times.join(', ')}`);
  }
}
