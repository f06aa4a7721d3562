import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { projectRoot } from '../vscode-host/paths.mjs';
import { openHostPage } from './page.mjs';

const { gradeInNode, runInNode, dispose } = createRequire(import.meta.url)(
  path.join(projectRoot, 'dist/test/web/nodeGrader.js'),
);
const folders = {
  rope: path.join(projectRoot, 'katas/attention-position-longcontext/rope'),
  'bpe-merge': path.join(projectRoot, 'katas/tokenization-data/bpe-merge'),
};
const submissions = {
  rope: ['solution.ts', 'alternate.ts', 'stub.ts', 'traps/rotation-sign.ts', 'traps/wrong-pairing.ts'],
  'bpe-merge': ['solution.ts', 'stub.ts', 'traps/merges-singletons.ts', 'traps/tie-break-insertion-order.ts'],
};
const seed = 7;
const timeoutMs = 4000;
const read = (kata, file) => fs.readFileSync(path.join(folders[kata], file), 'utf8');

describe('WorkerSandbox, in a page under the policy of the web extension host', () => {
  /** @type {Awaited<ReturnType<typeof openHostPage>>} */
  let host;
  let profileDir;

  before(async () => {
    profileDir = fs.mkdtempSync(path.join(os.tmpdir(), 'llm-coach-web-'));
    host = await openHostPage(profileDir);
  });
  after(async () => {
    await host?.close();
    dispose();
    fs.rmSync(profileDir, { recursive: true, force: true });
  });
  const bothGrade = async (kata, source, limits = {}) => {
    const submission = { kata, source, seed, timeoutMs, ...limits };
    return {
      here: verdict(await host.ask({ kind: 'grade', submission })),
      there: verdict(await gradeInNode(submission)),
    };
  };
  const run = (f, more = {}) => {
    const code = `exports.f = ${f}`;
    const cases = [{ call: 'f', args: '[1]', limitMs: 20_000 }];
    return host.ask({ kind: 'run', job: { code, cases, loadLimitMs: 20_000 }, ...more });
  };

  for (const [kata, files] of Object.entries(submissions)) {
    for (const file of files) {
      it(`judges ${kata}/${file} as the child process does`, async () => {
        // the speed case of bpe-merge takes an interpreter some thirty times longer
        const { here, there } = await bothGrade(kata, read(kata, file), { isShort: kata === 'bpe-merge' });
        assert.deepEqual(here, there);
        assert.equal(here.status === 'passed', !/stub|traps/.test(file));
      });
    }

    it(`names the case of ${kata} that never ends, and keeps the earlier ones`, async () => {
      const source = `${read(kata, 'solution.ts')}\nlet calls = 0;\n`;
      const endless = source.replace(
        /(export function \w+\([^]*?\)[^{;]*\{\n)/g,
        '$1  if (++calls > 3) for (;;);\n',
      );
      assert.notEqual(endless, source);
      const { here, there } = await bothGrade(kata, endless, { timeoutMs: 500 });
      assert.equal(here.status, 'timeout');
      assert.deepEqual(here, there);
    });
  }

  const floods = {
    objects: '() => { const a = []; for (;;) a.push({ x: a.length, y: [1] }); }',
    buffers: '() => { const a = []; for (;;) a.push(new Float64Array(1e6).fill(1)); }',
    'buffers and catches the error':
      '() => { const a = []; for (;;) try { a.push(new ArrayBuffer(1e6)); } catch {} }',
  };
  for (const [what, flood] of Object.entries(floods)) {
    it(`ends a program that floods memory with ${what}, and the page lives on`, async () => {
      const { end, records } = await run(flood);
      assert.deepEqual(end, { kind: 'out-of-memory' });
      assert.equal(records.length, 1, 'only the loading is reported');
      const after = await run('(x) => x + 1');
      assert.deepEqual(after.records[1].outcome, { kind: 'value', value: 2, aliasesInput: false });
    });
  }

  it('reports what recurses without end as the child process does', async () => {
    const { end, records } = await run('function f(x) { return f(x); }');
    assert.deepEqual(end, { kind: 'finished' });
    const { kind, name, deliberateRangeError } = records[1].outcome;
    assert.deepEqual(
      { kind, name, deliberateRangeError },
      { kind: 'throw', name: 'RangeError', deliberateRangeError: false },
    );
  });

  it('ends a built-in that no engine interrupts', async () => {
    const job = {
      code: 'exports.f = () => /^(a|a)*$/.test("a".repeat(40) + "b")',
      cases: [{ call: 'f', args: '[]', limitMs: 300 }],
      loadLimitMs: 1000,
    };
    const [here, there] = await Promise.all([host.ask({ kind: 'run', job }), runInNode(job)]);
    assert.deepEqual(here.end, { kind: 'timeout' });
    assert.deepEqual(here.end, there.end);
  });

  it('can be cancelled while kata code runs', async () => {
    const { end } = await run('() => { for (;;); }', { cancelAfterRecord: -1 });
    assert.deepEqual(end, { kind: 'cancelled' });
  });

  it('leaves its worker nothing but the language', async () => {
    const { found, left, makesCode, hasEval } = await host.ask({ kind: 'probe' });
    assert.ok(found > 150, 'a worker has many powers to drop');
    const powers = left.filter((name) => !languageNames.has(name));
    assert.deepEqual(powers, []);
    assert.equal(makesCode, 0);
    assert.equal(hasEval, false);
  });
});

/**
 * What does not depend on the clock, nor on how far an input was made smaller in the time there was. Of what
 * throws, the web knows the line alone.
 */
function verdict(report) {
  const cases = report.cases.map(({ name, group, status, location, ...rest }) => {
    if (group === 'random') return { name, group, status };
    return { name, group, status, location: status === 'error' ? location.line : location, ...rest };
  });
  return { ...report, cases, durationMs: undefined };
}

/** The language's own globals as a bare realm of Node has them, newer ones, and what only carries messages in. */
const languageNames = new Set([
  ...vm.runInNewContext(
    'Object.getOwnPropertyNames(globalThis).concat(Object.getOwnPropertyNames(Object.prototype))',
  ),
  ...['AsyncDisposableStack', 'DisposableStack', 'Float16Array', 'Iterator', 'SuppressedError', 'Temporal'],
  ...['MessageEvent', 'addEventListener', 'dispatchEvent', 'onmessage', 'self'],
  // numbers that Chromium does not let go of
  ...['PERSISTENT', 'TEMPORARY'],
]);
languageNames.delete('WebAssembly');
languageNames.delete('eval');
languageNames.delete('console');
