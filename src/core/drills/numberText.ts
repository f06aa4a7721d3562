/** A number for people: grouped digits up to a million, then 7B or scientific, with so many significant digits. */
export function numberText(value: number, digits = 4): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return String(value);
  if (size >= 1e15 || size < 1e-3) return scientific(value, digits);
  const rounded = Number(
    value.toPrecision(Math.max(digits, size >= 1 ? Math.floor(Math.log10(size)) + 1 : 0)),
  );
  const [whole = '', fraction] = plain(rounded).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A count as it is spoken of in papers: 7B, 1.4T, 350M; small ones in digits. */
export function countText(value: number): string {
  const scale = [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
  ].find(([size]) => value >= (size as number)) as [number, string] | undefined;
  if (scale === undefined) return numberText(value);
  return value >= 1e15
    ? scientific(value, 3)
    : `${plain(Number((value / scale[0]).toPrecision(6)))}${scale[1]}`;
}

/** Bandwidth in the unit that data sheets use. */
export function bandwidthText(bytesPerSecond: number): string {
  return bytesPerSecond >= 1e12
    ? `${plain(Number((bytesPerSecond / 1e12).toPrecision(6)))} TB/s`
    : `${plain(Number((bytesPerSecond / 1e9).toPrecision(6)))} GB/s`;
}

/** Compute in the unit that data sheets use. */
export function peakText(flopPerSecond: number): string {
  return `${plain(Number((flopPerSecond / 1e12).toPrecision(6)))} TFLOP/s`;
}

export function gigabytesText(bytes: number): string {
  return `${numberText(bytes / 1e9)} GB`;
}

function scientific(value: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  return `${Number(mantissa)}e${Number(exponent)}`;
}

function plain(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 12 });
}
