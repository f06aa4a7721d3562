/**
 * @title Shrinks the initial readout like a hidden matrix
 * @question mup-transfer
 *
 * The readout got the initialisation of a hidden matrix on top of its multiplier. The multiplier 1/m already
 * makes up for the longer sum, and more than that: in table 8 the initial weights of the readout keep their
 * standard deviation.
 */

export type ParamKind = 'embedding' | 'hidden' | 'readout' | 'vector';

export interface ParamShape {
  kind: ParamKind;
  fanIn: number;
  fanOut: number;
}

export function mupSetting(
  p: ParamShape,
  baseWidth: number,
  width: number,
  baseLr: number,
  baseStd: number,
): { initStd: number; lr: number; outputMultiplier: number } {
  for (const size of [baseWidth, width, p.fanIn, p.fanOut]) checkSize(size);
  if (!(baseLr >= 0)) throw new RangeError(`the learning rate must be at least 0, got ${baseLr}`);
  if (!(baseStd >= 0)) throw new RangeError(`the standard deviation must be at least 0, got ${baseStd}`);

  const m = width / baseWidth;
  switch (p.kind) {
    case 'embedding':
    case 'vector':
      return { initStd: baseStd, lr: baseLr, outputMultiplier: 1 };
    case 'hidden':
      // Random initial weights add up like sqrt(m), Adam's aligned updates like m.
      return { initStd: baseStd / Math.sqrt(m), lr: baseLr / m, outputMultiplier: 1 };
    case 'readout':
      return { initStd: baseStd / Math.sqrt(m), lr: baseLr, outputMultiplier: 1 / m };
    default:
      throw new RangeError(`unknown kind ${String(p.kind)}`);
  }
}

export function attentionScale(headDim: number, baseHeadDim: number): number {
  checkSize(headDim);
  checkSize(baseHeadDim);
  return Math.sqrt(baseHeadDim) / headDim;
}

function checkSize(size: number): void {
  if (!(size > 0)) throw new RangeError(`a size must be above 0, got ${size}`);
}
