import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { harmless } from '../../../helpers/hostileProbes';
import { root } from '../../../helpers/sandbox';

interface Found {
  ran: number;
  succeeded: string[];
}

describe('lockDown', function () {
  this.timeout(60_000);
  let folder: string;
  let entry: string;
  before(async () => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'llm-coach-wall-'));
    entry = path.join(folder, 'main.js');
    fs.writeFileSync(path.join(folder, 'secret.json'), '{"secret":1}');
    const entryPoints = [path.join(root, 'test', 'helpers', 'hostileMain.ts')];
    await build({
      entryPoints,
      outfile: entry,
      bundle: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    });
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  const probe = (flags: string[], mode = 'locked'): Found => {
    const args = ['--no-warnings', ...flags, entry, folder, '9', mode];
    const env = { COACH_CANARY: 'seen' };
    const { stdout, stderr, status } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env,
      cwd: folder,
    });
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as Found;
  };
  const noCode = '--disallow-code-generation-from-strings';
  const permission = ['--permission', '--experimental-permission'].find((flag) =>
    process.allowedNodeEnvironmentFlags.has(flag),
  );

  it('leaves no way to the machine without the permission model', () => {
    const { ran, succeeded } = probe([noCode]);
    assert.ok(ran >= 25);
    assert.deepEqual(succeeded, []);
    assert.ok(!fs.existsSync(path.join(folder, 'coach-has-escaped')));
  });

  it('leaves no way to the machine with the permission model', () => {
    if (permission === undefined) return;
    assert.deepEqual(probe([noCode, permission, `--allow-fs-read=${folder}`]).succeeded, []);
  });

  it('is what closes them: without it, the probes succeed', () => {
    assert.deepEqual(probe([], 'open').succeeded, harmless);
  });
});
