export type ParamKind = 'embedding' | 'hidden' | 'readout' | 'vector';

export interface ParamShape {
  kind: ParamKind;
  fanIn: number;
  fanOut: number;
}

interface Powers {
  std: number;
  lr: number;
  output: number;
}

/** The power of the width ratio by which each number changes. */
const powersOf = new Map<string, Powers>([
  ['embedding', { std: 0, lr: 0, output: 0 }],
  ['vector', { std: 0, lr: 0, output: 0 }],
  ['hidden', { std: -0.5, lr: -1, output: 0 }],
  ['readout', { std: 0, lr: 0, output: -1 }],
]);

export function mupSetting(
  { kind, fanIn, fanOut }: ParamShape,
  baseWidth: number,
  width: number,
  baseLr: number,
  baseStd: number,
): { initStd: number; lr: number; outputMultiplier: number } {
  const powers = powersOf.get(kind);
  if (powers === undefined) throw new RangeError('kind');
  if (![baseWidth, width, fanIn, fanOut].every((size) => size > 0)) throw new RangeError('size');
  if (![baseLr, baseStd].every((value) => value >= 0)) throw new RangeError('rate or deviation');
  const ratio = width / baseWidth;
  return {
    initStd: baseStd * ratio ** powers.std,
    lr: baseLr * ratio ** powers.lr,
    outputMultiplier: ratio ** powers.output,
  };
}

/** The standard scale at the base size, times how much smaller it has to be here. */
export function attentionScale(headDim: number, baseHeadDim: number): number {
  if (![headDim, baseHeadDim].every((size) => size > 0)) throw new RangeError('size');
  const atBase = baseHeadDim ** -0.5;
  return atBase * (baseHeadDim / headDim);
}
