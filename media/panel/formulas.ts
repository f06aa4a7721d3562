export interface Formula {
  /** As it stands in the source, with its dollar signs. */
  raw: string;
  tex: string;
  display: boolean;
}

const displayAtStart = /^\$\$((?:\\[^]|[^\\$])+?)\$\$/;
const displayBlock = /^ {0,3}\$\$((?:\\[^]|[^\\$])+?)\$\$[ \t]*(?:\n+|$)/;
/** As in Pandoc: no space inside next to the dollar signs and no digit behind the closing one. */
const inlineAtStart = /^\$(?![\s$])((?:\\[^]|[^\\$`])*?(?:\\[^]|[^\\$`\s]))\$(?![\d$])/;

/** A formula within a line, if the text starts with one. A price is none. */
export function readInlineFormula(text: string): Formula | undefined {
  const display = displayAtStart.exec(text);
  if (display !== null) return toFormula(display, true);
  const inline = inlineAtStart.exec(text);
  if (inline === null || isProse(inline[1] ?? '')) return undefined;
  return toFormula(inline, false);
}

/** A formula on lines of its own, if the text starts with one. */
export function readBlockFormula(text: string): Formula | undefined {
  const match = displayBlock.exec(text);
  return match === null ? undefined : toFormula(match, true);
}

function toFormula(match: RegExpExecArray, display: boolean): Formula | undefined {
  const [raw, tex = ''] = match;
  const blankLine = /\n[ \t]*\n/.test(tex);
  return tex.trim() === '' || blankLine ? undefined : { raw, tex: tex.trim(), display };
}

/** Words between two amounts, as in "$5 an hour or 40$ a day". */
function isProse(tex: string): boolean {
  return /(?:^|\s)[A-Za-z]{3,}(?:\s|$)/.test(tex) && !/[\\^_={}<>]/.test(tex);
}
