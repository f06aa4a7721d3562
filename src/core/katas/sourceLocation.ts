import type { SourceLocation } from './gradeReport';
import { authoredColumn } from './transpile';

/** Where in the learner's file an error was thrown, read from its stack. */
export function thrownAt(stack: string, source: string): SourceLocation | undefined {
  const match = /\bkata\.ts:(\d+)(?::(\d+))?/.exec(stack);
  if (match === null) return undefined;
  const line = Number(match[1]);
  const text = source.split('\n')[line - 1];
  if (text === undefined) return undefined;
  const lineStart = text.length - text.trimStart().length + 1;
  const column = match[2] === undefined ? undefined : authoredColumn(source, line, Number(match[2]));
  return { line, column: column ?? lineStart };
}

/** Where the learner's file declares an exported name; the first export if there is no such declaration. */
export function declarationOf(name: string, source: string): SourceLocation | undefined {
  const named = new RegExp(
    `^[ \\t]*export\\s+(?:async\\s+)?(?:function\\s*\\*?|const|let|class)\\s+(${escape(name)})\\b`,
    'm',
  );
  const any = /^[ \t]*export\s+(?:async\s+)?(?:function\s*\*?|const|let|class)\s+([\w$]+)/m;
  const match = named.exec(source) ?? any.exec(source);
  if (match === null) return undefined;
  const index = match.index + match[0].length - (match[1]?.length ?? 0);
  const before = source.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}

function escape(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
