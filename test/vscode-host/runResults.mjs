import fs from 'node:fs';

/**
 * @typedef {object} RunResult
 * @property {string} suite "integration" or "ui"
 * @property {string} name the scenario or the kind of run
 * @property {number} passed
 * @property {number} failed a run that crashed, hung or had no test counts as one failure
 * @property {number} skipped
 * @property {number} durationMs
 * @property {string} [error] what went wrong beside failing tests
 */

/**
 * Turns what a run has left behind into a result that can never be a false pass.
 * @param {Omit<RunResult, 'passed' | 'failed' | 'skipped'>} run
 * @param {string} countsFile written by mochaRun.cjs at the end of the tests
 * @param {number} code the run's exit code
 * @param {string | undefined} fault how the run ended, when it did not end by itself
 * @returns {RunResult}
 */
export function judgeRun(run, countsFile, code, fault) {
  const counts = readCounts(countsFile) ?? { passed: 0, failed: 0, skipped: 0 };
  const error = fault ?? explain(counts, code);
  // A fault beside failing tests is their consequence; alone it is a failure of its own.
  return {
    ...run,
    ...counts,
    failed: error ? Math.max(counts.failed, 1) : counts.failed,
    ...(error && { error }),
  };
}

function explain({ passed, failed }, code) {
  if (failed > 0) return undefined;
  if (passed === 0) return 'no test ran to its end';
  return code === 0 ? undefined : 'VS Code failed after the tests had passed';
}

function readCounts(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // Missing or torn: the tests did not come to an end.
    return undefined;
  }
}

/**
 * Appends the result to the file named by `TEST_RESULTS`, one JSON object a line.
 * @param {RunResult} result
 */
export function recordResult(result) {
  if (process.env.TEST_RESULTS) fs.appendFileSync(process.env.TEST_RESULTS, `${JSON.stringify(result)}\n`);
}

/** @param {RunResult} result */
export function describeResult({ suite, name, passed, failed, skipped, durationMs, error }) {
  const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  return `${suite}/${name}: ${counts} in ${(durationMs / 1000).toFixed(1)} s${error ? ` (${error})` : ''}`;
}
