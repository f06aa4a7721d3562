import type { ContentProblem } from '../core/content/problems';

/** Collects what is wrong with one kata. Files are relative to its folder. */
export class KataReport {
  readonly problems: ContentProblem[] = [];

  /** @param hidden text of `hidden.ts`, in which problems of a case are placed */
  constructor(
    private readonly folder: string,
    private readonly hidden = '',
  ) {}

  get hasErrors(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }

  error(file: string, field: string, message: string, line?: number): void {
    this.add('error', file, field, message, line);
  }

  warning(file: string, field: string, message: string, line?: number): void {
    this.add('warning', file, field, message, line);
  }

  private add(
    severity: ContentProblem['severity'],
    file: string,
    field: string,
    message: string,
    line?: number,
  ): void {
    const at = line ?? (file === 'hidden.ts' ? this.caseLine(field) : 1);
    this.problems.push({ file: `${this.folder}/${file}`, line: at, field, message, severity });
  }

  private caseLine(field: string): number {
    const name = /^case "(.*)"$/s.exec(field)?.[1];
    if (name === undefined) return 1;
    const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``];
    const at = this.hidden.split('\n').findIndex((line) => quoted.some((text) => line.includes(text)));
    return at < 0 ? 1 : at + 1;
  }
}

/** How a field names a case. */
export function caseField({ name }: { name: string }): string {
  return `case "${name}"`;
}
