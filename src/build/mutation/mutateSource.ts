import ts from 'typescript';
import { mutationsOf } from './operators';

/** A program with one small change. */
export interface Mutant {
  operator: string;
  /** One-based line of the change. */
  line: number;
  /** The changed lines before and after, trimmed: they name a mutant for as long as its line stands. */
  from: string;
  to: string;
  source: string;
}

/** All mutants of a TypeScript program, in the order of the text; no two have the same text. */
export function mutateSource(source: string): Mutant[] {
  const file = ts.createSourceFile('kata.ts', source, ts.ScriptTarget.ES2022, true);
  const mutants = new Map<string, Mutant>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    for (const { operator, start, end, text } of mutationsOf(node)) {
      const mutated = source.slice(0, start) + text + source.slice(end);
      if (squeeze(mutated) === squeeze(source) || mutants.has(mutated)) continue;
      const line = file.getLineAndCharacterOfPosition(start).line + 1;
      mutants.set(mutated, { operator, line, ...changedLines(source, start, end, text), source: mutated });
    }
    // what an error says is not part of any contract
    if (isError(node)) return;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...mutants.values()].sort((a, b) => a.line - b.line);
}

function isError(node: ts.Node): boolean {
  return ts.isNewExpression(node) && /Error$/.test(node.expression.getText());
}

function changedLines(
  source: string,
  start: number,
  end: number,
  text: string,
): { from: string; to: string } {
  const first = source.lastIndexOf('\n', start - 1) + 1;
  const next = source.indexOf('\n', end);
  const last = next < 0 ? source.length : next;
  const from = source.slice(first, last);
  const to = source.slice(first, start) + text + source.slice(end, last);
  return { from: squeeze(from), to: squeeze(to) };
}

/** Text without differences that only a formatter makes. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
