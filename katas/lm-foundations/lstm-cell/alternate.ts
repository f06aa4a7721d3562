export interface LstmParams {
  wx: number[][];
  wh: number[][];
  b: number[];
}

/** Unit by unit instead of gate by gate: each unit reads its four rows and updates its own cell. */
export function lstmCell(
  x: number[],
  h: number[],
  c: number[],
  params: LstmParams,
): { h: number[]; c: number[] } {
  const units = unitsOf(params, x.length);
  demand(h.length === units && c.length === units, 'state');
  const next = { h: new Array<number>(units), c: new Array<number>(units) };
  for (let unit = 0; unit < units; unit++) {
    const write = logistic(activation(params, unit, x, h));
    const keep = logistic(activation(params, unit + units, x, h));
    const candidate = hyperbolic(activation(params, unit + 2 * units, x, h));
    const show = logistic(activation(params, unit + 3 * units, x, h));
    next.c[unit] = keep * c[unit]! + write * candidate;
    next.h[unit] = show * hyperbolic(next.c[unit]!);
  }
  return next;
}

export function lstmSequence(xs: number[][], params: LstmParams): { hs: number[][]; c: number[] } {
  const units = unitsOf(params, params.wx[0]?.length);
  const states = [{ h: Array.from({ length: units }, () => 0), c: Array.from({ length: units }, () => 0) }];
  for (const x of xs) {
    const { h, c } = states.at(-1)!;
    states.push(lstmCell(x, h, c, params));
  }
  return { hs: states.slice(1).map(({ h }) => h), c: states.at(-1)!.c };
}

function activation({ wx, wh, b }: LstmParams, row: number, x: number[], h: number[]): number {
  let z = b[row]!;
  wx[row]!.forEach((weight, j) => (z += weight * x[j]!));
  wh[row]!.forEach((weight, j) => (z += weight * h[j]!));
  return z;
}

/** The logistic function is a shifted and stretched hyperbolic tangent. */
function logistic(z: number): number {
  return (1 + hyperbolic(z / 2)) / 2;
}

/** By e^(-2|z|), which cannot overflow. */
function hyperbolic(z: number): number {
  const decay = Math.expm1(-2 * Math.abs(z));
  return (Math.sign(z) * -decay) / (2 + decay);
}

/** Throws for parameters that do not fit together or do not fit the width of the input. */
function unitsOf({ wx, wh, b }: LstmParams, width: number | undefined): number {
  const units = b.length / 4;
  demand(units > 0 && Number.isInteger(units), 'b');
  demand(wx.length === b.length && wx.every((row) => row.length === width), 'wx');
  demand(wh.length === b.length && wh.every((row) => row.length === units), 'wh');
  return units;
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}
