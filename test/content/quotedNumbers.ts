import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A check for the question `<topic>/<id>`: its text holds a phrase, and the number marked in it as «12.3» is
 * `actual`, rounded to the digits that the phrase shows. Runs of white space count as one.
 */
export function quotedNumbers(path: string): (phrase: string, actual: number) => void {
  const text = readFileSync(join('questions', `${path}.md`), 'utf8').replace(/\s+/g, ' ');
  return (phrase, actual) => {
    const literal = /«(.+)»/.exec(phrase)?.[1];
    assert.ok(literal, `${path}: no number is marked in "${phrase}"`);
    assert.ok(text.includes(phrase.replace(/[«»]/g, '')), `${path}: the text does not say "${phrase}"`);
    const plain = literal.replace(/\{,\}|,/g, '');
    const digits = plain.split('.')[1]?.length ?? 0;
    assert.ok(
      Math.abs(actual - Number(plain)) <= 0.5 * 10 ** -digits + 1e-12,
      `${path}: "${phrase}" but computed ${actual}`,
    );
  };
}

/** The same for the flashcard `card-<name>`. */
export function card(name: string): ReturnType<typeof quotedNumbers> {
  return quotedNumbers(`cards/card-${name}`);
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function softmax(logits: readonly number[]): number[] {
  const total = sum(logits.map(Math.exp));
  return logits.map((logit) => Math.exp(logit) / total);
}

/** H100 SXM: dense bf16 FLOP/s, bytes per second, bytes. */
export const h100 = { flops: 989e12, bandwidth: 3.35e12, memory: 80e9 };

/** Bytes of keys and values that one token adds over all layers. */
export function kvBytes(layers: number, kvHeads: number, headSize: number, bytes = 2): number {
  return 2 * layers * kvHeads * headSize * bytes;
}

/** Llama 3 8B: weights of a layer, of the vocabulary table, and in total. */
export const llama8b = (() => {
  const shape = { width: 4096, layers: 32, heads: 32, kvHeads: 8, headSize: 128, inner: 14336 };
  const { width, inner, layers, kvHeads, headSize } = shape;
  const layer = 2 * width ** 2 + 2 * width * kvHeads * headSize + 3 * width * inner;
  const table = 128_256 * width;
  const total = layers * layer + 2 * table + (2 * layers + 1) * width;
  return { ...shape, layer, table, total, kvToken: kvBytes(layers, kvHeads, headSize) };
})();
