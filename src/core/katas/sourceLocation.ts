import type { SourceLocation } from './gradeReport';

/** Where in the learner's file an error was thrown, read from its stack. The transpiler keeps lines. */
export function thrownAt(stack: string, source: string): SourceLocation | undefined {
  const match = /\bkata\.ts:(\d+):(\d+)/.exec(stack);
  if (match === null) return undefined;
  const line = Number(match[1]);
  const text = source.split('\n')[line - 1];
  if (text === undefined) return undefined;
  // columns move when types are dropped: point at the first character of the statement's line
  return { line, column: text.length - text.trimStart().length + 1 };
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
