import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodePlain } from '../../../src/core/katas/plainText';
import type { DebugJob } from '../../../src/protocol/debugJob';
import { root } from '../../helpers/sandbox';

describe('debug driver', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(path.join(tmpdir(), 'debug-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const debug = (source: string, more: Partial<DebugJob> = {}): { out: string; err: string } => {
    const file = path.join(folder, 'kata.ts');
    const jobFile = path.join(folder, 'job.json');
    writeFileSync(file, source);
    const args = encodePlain([[1, 2]]);
    const job: DebugJob = {
      formatVersion: 1,
      file,
      name: 'two',
      call: 'f',
      args,
      stopsAtEntry: true,
      ...more,
    };
    writeFileSync(jobFile, JSON.stringify(job));
    const driver = path.join(root, 'dist', 'debug', 'driver.js');
    const { stdout, stderr, status } = spawnSync(process.execPath, [driver, jobFile], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return { out: stdout, err: stderr };
  };

  it('calls the chosen case, shows the program’s own output, the result and what was expected', () => {
    const source = 'export function f(x: number[]): number { console.log("mine", x); return x.length; }';
    const { out } = debug(source, { expected: '3' });
    assert.match(out, /Case "two" calls f\./);
    assert.match(out, /mine \[ 1, 2 \]/);
    assert.match(out, /Result: 2\nExpected:\n3/);
  });

  it('awaits promises and shows what is thrown', () => {
    assert.match(debug('export const f = async (x: number[]) => x[1];').out, /Result: 2/);
    assert.match(debug('export function f() { throw new RangeError("no"); }').out, /Threw: RangeError: no/);
  });

  it('lets the program patch what it owns, as the sandbox does', () => {
    const source = 'export function f() { const o: any = {}; o.constructor = 1; o.toString = 2; return o; }';
    assert.match(debug(source).out, /Result: \{ constructor: 1, toString: 2 \}/);
  });

  it('gives the program no way to the machine', () => {
    const source = 'export const f = () => [typeof fetch, typeof setTimeout, typeof require("node:fs")];';
    assert.match(debug(source).out, /Threw: Error: imports are not available/);
    const globals = 'export const f = () => typeof fetch + typeof process + typeof setTimeout;';
    assert.match(debug(globals).out, /Result: undefinedundefinedundefined/);
  });

  it('says where a file does not compile, and which export is missing', () => {
    assert.match(debug('export function f( {').err, /not valid TypeScript.*line 1/);
    assert.match(debug('export const g = 1;').err, /does not export a function `f`/);
  });
});
