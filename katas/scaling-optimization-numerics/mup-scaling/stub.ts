/** Input weights, matrices between hidden layers, the output head, and gains or biases. */
export type ParamKind = 'embedding' | 'hidden' | 'readout' | 'vector';

/** One parameter of the large model. */
export interface ParamShape {
  kind: ParamKind;
  fanIn: number;
  fanOut: number;
}

/**
 * The setting of one parameter in a model of `width`, when `baseLr` and `baseStd` were tuned at `baseWidth`,
 * by the muP rules for Adam (table 8 of the paper).
 *
 * Throws a RangeError for: a width, fanIn or fanOut that is not above 0; an unknown kind; a learning rate
 * or standard deviation below 0; NaN in any of these.
 */
export function mupSetting(
  p: ParamShape,
  baseWidth: number,
  width: number,
  baseLr: number,
  baseStd: number,
): { initStd: number; lr: number; outputMultiplier: number } {
  throw new Error('TODO');
}

/**
 * What q.k is multiplied by for heads of `headDim` dimensions: proportional to 1/headDim, and equal to
 * 1/sqrt(d) at the base size.
 *
 * Throws a RangeError for a size that is not above 0, or NaN.
 */
export function attentionScale(headDim: number, baseHeadDim: number): number {
  throw new Error('TODO');
}
