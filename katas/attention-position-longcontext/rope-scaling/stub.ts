export type RopeScaling =
  | { kind: 'linear'; factor: number }
  | { kind: 'ntk'; factor: number }
  | {
      kind: 'yarn';
      factor: number;
      /** Number of tokens that the model was trained on. */
      originalContext: number;
      /** Pairs with at least so many turns in the trained context keep their speed. Default 32. */
      betaFast?: number;
      /** Pairs with at most so many turns are slowed by the whole factor. Default 1. */
      betaSlow?: number;
    };

/**
 * The d/2 rotation speeds of RoPE, in radians per token, after extending the context by scaling.factor.
 * The plain speed of pair i is base^(-2i/d).
 *
 * Throws a RangeError for: d not an even integer >= 4; a base that is not > 0; a factor that is not >= 1; an
 * originalContext that is not > 0; betaFast not above betaSlow, defaults included.
 */
export function scaledInvFreq(d: number, base: number, scaling: RopeScaling): number[] {
  throw new Error('TODO');
}

/**
 * What YaRN multiplies queries and keys by, each of them, when the context is extended by the factor.
 *
 * Throws a RangeError for a factor that is not >= 1.
 */
export function yarnAttentionFactor(factor: number): number {
  throw new Error('TODO');
}
