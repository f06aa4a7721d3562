/** Marks each token with the number of its span, then reads the marks from left to right. */
export function corruptSpans(
  tokens: number[],
  spans: [number, number][],
  firstSentinel: number,
): { input: number[]; target: number[] } {
  demand(
    spans.every(
      ([start, end], i) => start < end && end <= tokens.length && !(start <= (spans[i - 1]?.[1] ?? -1)),
    ),
    'spans',
  );
  const owner = new Map(
    spans.flatMap(([start, end], i) => tokens.slice(start, end).map((_, k) => [start + k, i])),
  );
  const starts = new Set(spans.map(([start]) => start));
  const result: { input: number[]; target: number[] } = { input: [], target: [] };
  tokens.forEach((token, at) => {
    const span = owner.get(at);
    if (starts.has(at)) for (const side of [result.input, result.target]) side.push(firstSentinel - span!);
    (span === undefined ? result.input : result.target).push(token);
  });
  return { input: result.input, target: result.target.concat(firstSentinel - spans.length) };
}

export function sampleSpans(
  length: number,
  noiseDensity: number,
  meanSpan: number,
  rng: () => number,
): [number, number][] {
  demand(length >= 2, 'length');
  demand(noiseDensity > 0 && noiseDensity < 1, 'density');
  demand(meanSpan >= 1, 'mean length');
  const noise = Math.min(Math.max(Math.round(length * noiseDensity), 1), length - 1);
  const count = Math.max(Math.min(Math.round(noise / meanSpan), length - noise), 1);

  // Ends of the noise parts, in noise tokens; ends of the kept parts, in kept tokens.
  const noiseEnds = cutPlaces(noise, count - 1, rng);
  const keptEnds = cutPlaces(length - noise, count - 1, rng);
  return noiseEnds.map((end, i) => {
    const begin = noiseEnds[i - 1] ?? 0;
    return [keptEnds[i]! + begin, keptEnds[i]! + end];
  });
}

/** Draws by counting through the places that are still free; returns the cuts in order, the far end included. */
function cutPlaces(size: number, cuts: number, rng: () => number): number[] {
  const isCut: boolean[] = [];
  isCut[size] = true;
  for (let free = size - 1; free > size - 1 - cuts; free--) {
    let skip = Math.floor(rng() * free);
    let place = 1;
    while (isCut[place] || skip-- > 0) place++;
    isCut[place] = true;
  }
  return isCut.flatMap((cut, place) => (cut ? [place] : []));
}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new RangeError(`invalid ${what}`);
}
