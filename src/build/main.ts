/**
 * Compiles the authored content: `node dist/build/main.js <root> [--warnings]`. Exit code 1 when anything is
 * wrong.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { formatProblem } from '../core/content/problems';
import { ChildSandbox } from '../node/childSandbox';
import { compileContent } from './compileContent';
import { RunnerPool } from './runnerPool';

async function main(): Promise<void> {
  const root = path.resolve(process.argv[2] ?? '.');
  const dist = path.join(root, 'dist');
  const entry = path.join(dist, 'sandbox', 'child.js');
  const pool = new RunnerPool(new ChildSandbox({ entry, idleMs: 0 }), availableParallelism());
  try {
    const problems = await compileContent({
      root,
      out: path.join(dist, 'content'),
      cache: path.join(root, '.cache', 'katas'),
      engine: readFileSync(entry, 'utf8') + readFileSync(path.join(dist, 'build', 'kataEngine.js'), 'utf8'),
      pool,
      log: (line) => console.error(line),
    });
    const errors = problems.filter(({ severity }) => severity === 'error');
    const shown = process.argv.includes('--warnings') ? problems : errors;
    for (const problem of shown) console.error(formatProblem(problem));
    if (errors.length > 0) {
      console.error(`${errors.length} ${errors.length === 1 ? 'error' : 'errors'} in the content`);
      process.exitCode = 1;
    }
  } finally {
    pool.dispose();
  }
}

void main();
