import assert from 'node:assert/strict';
import { openTrustedTests } from '../../../src/build/authoredTests';
import { DiskFolder } from '../../../src/build/contentFolder';
import { linkModules } from '../../../src/build/linkModules';
import { openSandboxedTests } from '../../../src/build/sandboxedTests';
import type { CompiledKata } from '../../../src/core/katas/compiledKata';
import type { Expectation } from '../../../src/core/katas/judgeCase';
import { transpileKata } from '../../../src/core/katas/transpile';
import { meanKata } from '../../helpers/kata';
import { createSandbox } from '../../helpers/sandbox';
import { fixture, kataFile, kataFolder, readFastCheck } from './packFolder';

describe('openSandboxedTests', () => {
  const sandbox = createSandbox();
  after(() => sandbox.dispose());

  const linked = linkModules(new DiskFolder(fixture), kataFolder, 'hidden.ts');
  const code = linked.ok ? linked.code : '';
  const reference = transpileKata(kataFile('solution.ts'));
  const kata: CompiledKata = {
    ...meanKata,
    tests: code,
    reference: reference.ok ? reference.code : '',
  };

  it('reads and draws the same cases as a trusted evaluation', async () => {
    const sandboxed = await openSandboxedTests(code, kataFile('hidden.ts'), readFastCheck(), sandbox);
    const trusted = await openTrustedTests(code);
    assert.ok(sandboxed.ok && trusted.ok);
    assert.deepEqual(sandboxed.tests.cases, trusted.tests.cases);
    const draw = async (opened: typeof trusted): Promise<Expectation[]> =>
      (await opened.random(kata)).draw(7);
    const drawn = await draw(sandboxed);
    assert.equal(drawn.length, 5);
    assert.deepEqual(drawn, await draw(trusted));
  });

  it('does not draw what the solution has no answer for', async () => {
    const hidden = kataFile('hidden.ts').replace('minLength: 1', 'minLength: 0');
    const loose = code.replace('minLength: 1', 'minLength: 0');
    const opened = await openSandboxedTests(loose, hidden, readFastCheck(), sandbox);
    assert.ok(opened.ok);
    const random = await opened.random(kata);
    await assert.rejects(
      async () => random.draw(7),
      /the solution has no answer for "any rows #\d+ .*RangeError/,
    );
  });
});
