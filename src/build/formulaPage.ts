import katex from 'katex';
import { marked } from 'marked';
import { citation, type FormulaEntry, formulaGroups } from '../core/formulas/formulaSheet';

/** The formula sheet as one HTML file that needs nothing else: formulas are MathML, which browsers draw themselves. */
export function formulaPage(entries: readonly FormulaEntry[]): string {
  const groups = formulaGroups(entries).map(
    ({ title, entries: own }) =>
      `<section>\n<h2>${escaped(title)}</h2>\n${own.map(article).join('\n')}\n</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>LLM Interview Coach: formula sheet</title>
<style>${style}</style>
</head>
<body>
<h1>Formula sheet</h1>
<p>${entries.length} formulas from the drills and questions of LLM Interview Coach. GB are 10<sup>9</sup> bytes unless it says otherwise.</p>
${groups.join('\n')}
</body>
</html>
`;
}

/** A formula as MathML. Throws on TeX that cannot be drawn. */
export function mathMl(tex: string, displayMode: boolean): string {
  return katex.renderToString(tex, { displayMode, output: 'mathml', throwOnError: true, strict: 'error' });
}

function article({ name, formula, symbols, holds, source }: FormulaEntry): string {
  const rows = symbols.map(({ symbol, meaning, unit }) => {
    const measured = unit === undefined ? '' : ` <small>(${prose(unit)})</small>`;
    return `<li>${mathMl(symbol, false)}: ${prose(meaning)}${measured}</li>`;
  });
  return `<article>
<h3>${escaped(name)}</h3>
${mathMl(formula, true)}
<ul>${rows.join('')}</ul>
<p>${prose(holds)} <cite>${escaped(citation(source))}</cite></p>
</article>`;
}

/** Markdown of one line, with formulas in `$...$`. */
function prose(text: string): string {
  return text
    .split(/\$([^$]+)\$/)
    .map((part, i) => (i % 2 === 1 ? mathMl(part, false) : marked.parseInline(part, { async: false })))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

const style = `
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.45 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.7rem; } h2 { margin-top: 2.2rem; border-bottom: 1px solid #999; font-size: 1.25rem; } h3 { margin: 0; font-size: 1rem; }
article { margin: 1rem 0; padding: .7rem 1rem; border: 1px solid #ccc; border-radius: 4px; break-inside: avoid; }
math[display="block"] { margin: .6rem 0; font-size: 1.15rem; }
ul { margin: .3rem 0; padding-left: 1.1rem; columns: 3 13rem; font-size: .9rem; } li { break-inside: avoid; } small { color: #555; }
p { margin: .5rem 0 0; } cite { color: #555; }
h2 { break-after: avoid; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } }
`;
