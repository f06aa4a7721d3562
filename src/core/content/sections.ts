import type { ContentProblem } from './problems';

/** Every required section is there and says something, and no other section is there but the optional ones. */
export function sectionProblems(
  file: string,
  sections: ReadonlyMap<string, string>,
  lineOf: (field: string) => number,
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
): ContentProblem[] {
  const known = [...required, ...optional];
  const problems: ContentProblem[] = [];
  const add = (name: string, line: number, message: string): void => {
    problems.push({ file, line, field: `## ${name}`, message, severity: 'error' });
  };
  for (const name of required) {
    const found = sections.get(name);
    if (found === undefined) add(name, 1, 'this section is missing');
    else if (found === '') add(name, lineOf(name), 'this section is empty');
  }
  for (const name of sections.keys()) {
    if (known.includes(name)) continue;
    if (name === '') add(name, 1, 'there is text before the first section');
    else add(name, lineOf(name), `unknown section; known are: ${known.join(', ')}`);
  }
  return problems;
}
