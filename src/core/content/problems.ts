/** Something wrong in an authored file: where it is, what it is, and how to put it right. */
export interface ContentProblem {
  file: string;
  /** One-based; 1 when the whole file is meant. */
  line: number;
  /** Where in the front matter or which section, e.g. `points[2].yes[0]`. */
  field: string;
  message: string;
  severity: 'error' | 'warning';
}

/** `file:line: field: message`, the form that editors and terminals make clickable. */
export function formatProblem({ file, line, field, message, severity }: ContentProblem): string {
  const prefix = severity === 'warning' ? 'warning: ' : '';
  return `${file}:${line}: ${prefix}${field === '' ? '' : `${field}: `}${message}`;
}
