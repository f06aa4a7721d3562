/**
 * @title Multiplies layers by window
 *
 * This is the shorthand of papers and slides. It is close for large windows, but it counts the token where
 * two windows meet in both of them: a token already stands at the end of the window below. Each layer adds
 * window - 1 new tokens. With a window of 1 nothing is ever added, however many layers there are.
 */

export type MaskSpec =
  | { kind: 'causal' }
  | { kind: 'sliding'; window: number }
  | { kind: 'prefix'; prefix: number }
  | { kind: 'document'; ids: number[] };

export function buildMask(length: number, spec: MaskSpec): boolean[][] {
  checkPositive(length, 'length');
  const sees = ruleOf(spec, length);
  const tokens = Array.from({ length }, (_, i) => i);
  return tokens.map((i) => tokens.map((j) => sees(i, j)));
}

export function receptiveField(layers: number, window: number): number {
  checkPositive(layers, 'layers');
  checkPositive(window, 'window');
  return layers * window;
}

/** Whether query i may attend to key j. */
type Rule = (i: number, j: number) => boolean;

function ruleOf(spec: MaskSpec, length: number): Rule {
  switch (spec.kind) {
    case 'causal':
      return (i, j) => j <= i;
    case 'sliding': {
      const { window } = spec;
      checkPositive(window, 'window');
      return (i, j) => j <= i && i - j < window;
    }
    case 'prefix': {
      const { prefix } = spec;
      if (!Number.isInteger(prefix) || prefix < 0 || prefix > length) {
        throw new RangeError(`prefix must be an integer in 0 .. ${length}, got ${prefix}`);
      }
      return (i, j) => j <= i || j < prefix;
    }
    case 'document': {
      const { ids } = spec;
      if (ids.length !== length) throw new RangeError(`${ids.length} ids for ${length} tokens`);
      return (i, j) => j <= i && ids[j] === ids[i];
    }
  }
}

function checkPositive(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} must be an integer >= 1`);
}
