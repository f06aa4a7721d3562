import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import katex from 'katex';
import { readBlockFormula, readInlineFormula } from '../../media/panel/formulas';

/** The formulas that the panel draws in a Markdown text. Code is none. */
function formulasIn(markdown: string): string[] {
  const text = markdown.replace(/```[^]*?```|`[^`]*`/g, ' ');
  const found: string[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '$') {
      const rest = text.slice(i);
      const formula = readBlockFormula(rest) ?? readInlineFormula(rest);
      if (formula === undefined) continue;
      found.push(formula.tex);
      i += formula.raw.length - 1;
    }
  }
  return found;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('texts of the content', () => {
  for (const [kind, least] of Object.entries({ question: 100, flashcard: 1, kata: 100 })) {
    it(`has no formula of a ${kind} that KaTeX cannot draw`, () => {
      const folder = join('dist/content', kind);
      let count = 0;
      for (const file of readdirSync(folder)) {
        const body = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { meta?: unknown };
        for (const tex of textsOf(kind === 'kata' ? body.meta : body).flatMap(formulasIn)) {
          count++;
          assert.doesNotThrow(() => katex.renderToString(tex, { strict: 'error' }), `${file}: ${tex}`);
        }
      }
      assert.ok(count > least);
    });
  }
});
