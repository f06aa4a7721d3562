import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { projectRoot } from '../vscode-host/paths.mjs';
import { summarize } from './statistics.mjs';

/** What the figures were measured on, for the head of the report. */
export function describeMachine() {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGiB: Math.round((os.totalmem() / 2 ** 30) * 10) / 10,
    os: `${osName()} (${os.type()} ${os.release()}, ${process.arch})`,
    node: process.version,
    nodeStartMs: nodeStartMs(),
    loadBefore: os.loadavg().map((load) => Math.round(load * 100) / 100),
    date: new Date().toISOString(),
    commit: commit(),
  };
}

/** Median time of a process that does nothing. */
function nodeStartMs() {
  const times = Array.from({ length: 9 }, () => {
    const from = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - from;
  });
  return summarize(times).median;
}

function osName() {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(fs.readFileSync('/etc/os-release', 'utf8'))?.[1] ?? os.platform();
  } catch {
    return os.platform();
  }
}

function commit() {
  const git = (...args) => spawnSync('git', args, { cwd: projectRoot, encoding: 'utf8' });
  const head = git('rev-parse', '--short', 'HEAD');
  if (head.status !== 0) return 'unknown';
  const isChanged = git('status', '--porcelain', '--', 'src', 'katas').stdout !== '';
  return head.stdout.trim() + (isChanged ? ' with uncommitted changes' : '');
}
