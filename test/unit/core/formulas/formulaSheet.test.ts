import assert from 'node:assert/strict';
import type { Question } from '../../../../src/core/content/items';
import { drills } from '../../../../src/core/drills/drills';
import { formulaGroups, formulaSheet, sheetMarkdown } from '../../../../src/core/formulas/formulaSheet';
import { formulaPage } from '../../../../src/build/formulaPage';
import { entry } from '../scheduling/builders';

const question = {
  ...entry('question/softmax'),
  topic: 'lm-foundations',
  sources: [{ title: 'A paper', authors: 'Doe et al.', year: 2020, arxiv: '2001.00001' }],
  formulas: [
    {
      name: 'Softmax <of> logits',
      formula: 'p_i = e^{z_i} / \\sum_j e^{z_j}',
      symbols: [{ symbol: 'z_i', meaning: 'logit of class $i$' }],
      holds: 'Always; shift by $\\max_j z_j$ first.',
    },
  ],
} as unknown as Question;

describe('formula sheet', () => {
  it('has every drill and every formula of a question, by topic and then by name', () => {
    const sheet = formulaSheet(drills, [question]);
    assert.equal(sheet.length, drills.length + 1);
    assert.deepEqual([sheet[0]?.name, sheet[0]?.item], ['Softmax <of> logits', 'question/softmax']);
    for (const { entries } of formulaGroups(sheet)) {
      const names = entries.map(({ name }) => name);
      assert.deepEqual(names, [...names].sort());
    }
    assert.equal(formulaGroups(sheet).flatMap(({ entries }) => entries).length, sheet.length);
  });

  it('says symbols with units, when a formula holds, and who says so', () => {
    const sheet = sheetMarkdown(formulaSheet(drills, [question]));
    assert.match(sheet, /### Softmax <of> logits\n\n\$\$p_i = /);
    assert.match(
      sheet,
      /- \$z_i\$: logit of class \$i\$\n\nAlways; .* _Doe et al\. \(2020\), arXiv:2001\.00001_/,
    );
  });

  it('makes a page that stands alone and escapes what is text', () => {
    const page = formulaPage(formulaSheet(drills, [question]));
    assert.match(page, /<h3>Softmax &lt;of> logits<\/h3>/);
    assert.equal(page.match(/<article>/g)?.length, drills.length + 1);
    assert.deepEqual(page.match(/<script|<link|src=|url\(/g), null);
  });
});
