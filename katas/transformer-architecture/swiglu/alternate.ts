/** Hidden units one by one: each adds its column of wDown, as strongly as its gate and its value say. */
export function swiglu(x: number[], wGate: number[][], wUp: number[][], wDown: number[][]): number[] {
  const fits = (matrix: number[][], width: number) => matrix.every((row) => row.length === width);
  if (!fits(wGate, x.length) || !fits(wUp, x.length) || wGate.length !== wUp.length) {
    throw new RangeError('gate and up do not fit x, or each other');
  }
  if (!fits(wDown, wUp.length)) throw new RangeError('down does not fit the hidden width');

  const y = new Float64Array(wDown.length);
  for (const [unit, gateRow] of wGate.entries()) {
    let gate = 0;
    let up = 0;
    for (let j = 0; j < x.length; j++) {
      gate += gateRow[j]! * x[j]!;
      up += wUp[unit]![j]! * x[j]!;
    }
    // sigmoid by the hyperbolic tangent, which never overflows
    const strength = gate * up * (0.5 + 0.5 * Math.tanh(gate / 2));
    wDown.forEach((row, c) => (y[c] = y[c]! + row[unit]! * strength));
  }
  return Array.from(y);
}

export function swigluHidden(dModel: number, multipleOf: number): number {
  const isCount = (value: number) => value >= 1 && value % 1 === 0;
  if (!isCount(dModel) || !isCount(multipleOf)) throw new RangeError('need positive integers');
  const thirds = 8 * dModel;
  const width = (thirds - (thirds % 3)) / 3;
  const beyond = width % multipleOf;
  return beyond === 0 ? width : width + multipleOf - beyond;
}
