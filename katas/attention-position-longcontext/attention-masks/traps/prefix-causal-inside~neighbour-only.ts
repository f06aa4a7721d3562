/**
 * @title Lets prefix tokens see one step ahead
 * @question causal-masking
 *
 * Inside the prefix each token sees only one token ahead. That is the causal mask moved by one, not a mask
 * in both directions: within the prefix there is no order of visibility, every token sees every other.
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
  // Each layer looks back over window - 1 tokens besides the token itself.
  return layers * (window - 1) + 1;
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
      return (i, j) => j <= i || (j < prefix && j === i + 1);
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
