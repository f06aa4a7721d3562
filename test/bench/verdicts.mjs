/**
 * What a runner's output says so far. Each reader returns undefined until the output holds the verdict on
 * all `total` cases.
 * @typedef {{ passed: number, failed: number, callMs?: number }} Verdict
 * @typedef {(text: string, total: number | undefined) => Verdict | undefined} VerdictReader
 */

/** @type {Record<string, VerdictReader>} */
export const verdictReaders = {
  /** One line of our own watchers. */
  watcher: (text, total) => {
    const found = /^verdict (\d+) passed (\d+) failed ([\d.]+) ms$/m.exec(text);
    return found === null ? undefined : complete(total, found[1], found[2], Number(found[3]));
  },
  /** `llm-coach grade --json`: the report is there when it can be read as a whole. */
  report: (text, total) => {
    const end = text.lastIndexOf('}');
    const counts = end < 0 ? null : /"passed": ?(\d+),\s*"total": ?(\d+)/.exec(text);
    if (counts === null || !/\n?}\s*$/.test(text)) return undefined;
    return complete(total, counts[1], Number(counts[2]) - Number(counts[1]));
  },
  vitest: (text, total) => {
    const line = /^\s*Tests\s+(.*)\(\d+\)/m.exec(text)?.[1];
    return line && complete(total, /(\d+) passed/.exec(line)?.[1], /(\d+) failed/.exec(line)?.[1]);
  },
  jest: (text, total) => {
    const line = /^Tests:\s+(.*)total/m.exec(text)?.[1];
    return line && complete(total, /(\d+) passed/.exec(line)?.[1], /(\d+) failed/.exec(line)?.[1]);
  },
  /** Counted, because in watch mode there is no summary after each run. */
  tap: (text, total) =>
    complete(total, text.match(/^ok \d+ /gm)?.length, text.match(/^not ok \d+ /gm)?.length),
  mocha: (text, total) => complete(total, /(\d+) passing/.exec(text)?.[1], /(\d+) failing/.exec(text)?.[1]),
  bun: (text, total) => complete(total, /^ *(\d+) pass$/m.exec(text)?.[1], /^ *(\d+) fail$/m.exec(text)?.[1]),
};

function complete(total, passed = 0, failed = 0, callMs = undefined) {
  const verdict = { passed: Number(passed), failed: Number(failed), callMs };
  return total === undefined || verdict.passed + verdict.failed === total ? verdict : undefined;
}

/** How many different cases a runner has named in its output; the generated names number them. */
export function casesNamed(text) {
  return new Set(Array.from(text.matchAll(/\bcase (\d+): /g), ([, number]) => number)).size;
}
