import assert from 'node:assert/strict';
import { readBlockFormula, readInlineFormula } from '../../../media/panel/formulas';

describe('readInlineFormula', () => {
  const formulas: [text: string, tex: string][] = [
    ['$x^2$ and more', 'x^2'],
    ['$x$, then $y$', 'x'],
    ['$N$', 'N'],
    ['$8{,}192 \\cdot 327{,}680$ bytes', '8{,}192 \\cdot 327{,}680'],
    ['$5$ of them', '5'],
    ['$(i = 0, \\dots, d/2-1)$ has', '(i = 0, \\dots, d/2-1)'],
    ['$a \\text{ per } \\$ b$', 'a \\text{ per } \\$ b'],
    ['$a +\nb$ over two lines', 'a +\nb'],
    ['$\\text{words that are long}$', '\\text{words that are long}'],
    ['$x\\,$ ends in a space of its own', 'x\\,'],
  ];
  for (const [text, tex] of formulas) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const formula = readInlineFormula(text);
      assert.equal(formula?.tex, tex);
      assert.equal(formula?.display, false);
      assert.ok(text.startsWith(formula.raw));
    });
  }

  const others = [
    '$5 and $6',
    '$5-$6 a month',
    '$10/$20',
    '$2.50 a token, then $3',
    '$5 an hour or 40$ a day',
    '$ x $',
    '$x $',
    '$$',
    '$',
    '$5',
    '$a `code` b$',
    '$a\n\nb$',
    'x$y$',
  ];
  for (const text of others) {
    it(`leaves ${JSON.stringify(text)} as text`, () => assert.equal(readInlineFormula(text), undefined));
  }

  it('reads a display formula in the middle of a line', () => {
    assert.deepEqual(readInlineFormula('$$ a = b $$ and'), {
      raw: '$$ a = b $$',
      tex: 'a = b',
      display: true,
    });
  });
});

describe('readBlockFormula', () => {
  it('reads several lines, also those that look like a list', () => {
    const text = '$$\na\n- b\n$$\nafter';
    assert.deepEqual(readBlockFormula(text), { raw: '$$\na\n- b\n$$\n', tex: 'a\n- b', display: true });
  });

  it('leaves a formula with text behind it to the line', () => {
    assert.equal(readBlockFormula('$$a$$ is a'), undefined);
  });

  it('does not reach over a blank line', () => {
    assert.equal(readBlockFormula('$$a\n\nb$$'), undefined);
  });

  it('takes no empty formula', () => {
    assert.equal(readBlockFormula('$$ $$'), undefined);
  });
});
