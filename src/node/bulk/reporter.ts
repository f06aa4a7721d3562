import type { BulkResult, BulkSummary } from './bulkResult';

/** Writes results as they come; holds none of them. Texts are written in the order in which they are returned. */
export interface BulkReporter {
  begin(): string;
  result(result: BulkResult): string;
  end(summary: BulkSummary): string;
}

export const reporterNames = ['human', 'json', 'junit'] as const;
export type ReporterName = (typeof reporterNames)[number];
