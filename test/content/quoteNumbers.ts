import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A check for the question `<topic>/<id>`: its text holds a phrase, and the number marked in it as «12.3» is
 * `actual`, rounded to the digits that the phrase shows. Runs of white space count as one.
 */
export function quoteNumbers(path: string): (phrase: string, actual: number) => void {
  const text = readFileSync(join('questions', `${path}.md`), 'utf8').replace(/\s+/g, ' ');
  return (phrase, actual) => {
    const literal = /«(.+)»/.exec(phrase)?.[1];
    assert.ok(literal, `${path}: no number is marked in "${phrase}"`);
    assert.ok(text.includes(phrase.replace(/[«»]/g, '')), `${path}: the text does not say "${phrase}"`);
    const digits = literal.split('.')[1]?.length ?? 0;
    const shown = Number(literal.replace(/[,{}]/g, ''));
    assert.ok(
      Math.abs(actual - shown) <= 0.5 * 10 ** -digits + 1e-12,
      `${path}: "${phrase}" but computed ${actual}`,
    );
  };
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
