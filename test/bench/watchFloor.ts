/**
 * What there is no getting below: the same program transpiled, run and compared in one process, without any
 * isolation or time limit. Usage: node watchFloor.cjs <file of cases> <file>
 */
import { transpileKata } from '../../src/core/katas/transpile';
import { onSave } from './onSave';
import { casesFrom } from './peerCases';

const [caseFile = '', file = ''] = process.argv.slice(2);
const cases = casesFrom(caseFile);

onSave(file, (source) => {
  const solution = evaluate(source);
  let passed = 0;
  for (const { run } of cases) {
    try {
      run(solution);
      passed++;
    } catch {
      // counted by not being counted
    }
  }
  return { passed, failed: cases.length - passed };
});

function evaluate(source: string): object {
  const program = transpileKata(source);
  const exports = {};
  if (!program.ok) return exports;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that is what is measured
  const load = new Function('exports', program.code) as (exports: object) => void;
  load(exports);
  return exports;
}
