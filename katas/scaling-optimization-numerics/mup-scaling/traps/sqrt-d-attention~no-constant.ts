/**
 * @title Scales attention by 1/d alone
 * @question mup-transfer
 *
 * The scale was 1/d, without the root of the base size. The power is right, but the constant belongs to it:
 * the proxy was tuned with 1 over the root of its head size, and with 1/d it would attend far more evenly
 * than the model that was tuned.
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
      return { initStd: baseStd, lr: baseLr, outputMultiplier: 1 / m };
    default:
      throw new RangeError(`unknown kind ${String(p.kind)}`);
  }
}

export function attentionScale(headDim: number, baseHeadDim: number): number {
  checkSize(headDim);
  checkSize(baseHeadDim);
  return 1 / headDim;
}

function checkSize(size: number): void {
  if (!(size > 0)) throw new RangeError(`a size must be above 0, got ${size}`);
}
