import type { BulkReporter } from './reporter';

/**
 * One document, a line per submission:
 * `{ formatVersion: 1, submissions: [{ file, kata, report | error }], summary }`.
 */
export function jsonReporter(): BulkReporter {
  let isFirst = true;
  return {
    begin: () => '{"formatVersion":1,"submissions":[',
    result: (result) => {
      const separator = isFirst ? '\n' : ',\n';
      isFirst = false;
      return separator + JSON.stringify(result);
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
}
