import type { AuthoredTests } from './authoredTests';
import { caseField, type KataReport } from './kataReport';

const leastGolden = 3;

/** What can be said of the cases without running anything. */
export function checkTests(tests: AuthoredTests, report: KataReport): void {
  const names = new Set<string>();
  for (const item of tests.cases) {
    const field = caseField(item);
    if (names.has(item.name)) report.error('hidden.ts', field, 'two cases have this name');
    names.add(item.name);
    if ('expected' in item && !item.route)
      report.error('hidden.ts', field, 'a golden value states its `route`');
  }
  for (const group of tests.random) {
    if (names.has(group.name)) report.error('hidden.ts', caseField(group), 'two cases have this name');
    names.add(group.name);
  }
  if (!tests.cases.some((item) => item.group === 'example'))
    report.error('hidden.ts', '', 'there is no example case');
  if (tests.cases.filter((item) => 'expected' in item).length < leastGolden)
    report.error('hidden.ts', '', 'there are fewer than three golden values (`expected` with `route`)');
}

/** A case is there to catch somebody: a trap, or what its `reason` says. */
export function checkCasesEarnTheirPlace(
  tests: AuthoredTests,
  killers: ReadonlySet<number>,
  report: KataReport,
): void {
  tests.cases.forEach((item, i) => {
    if (killers.has(i) || item.reason !== undefined || item.group === 'invalid') return;
    const message =
      item.group === 'scale'
        ? 'no trap fails this case and nothing else; state its `reason` or remove it'
        : 'no trap fails this case; state its `reason` or remove it';
    report.error('hidden.ts', caseField(item), message);
  });
}
