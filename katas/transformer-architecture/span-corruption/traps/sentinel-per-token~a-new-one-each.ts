/**
 * @title Gives every hidden token a sentinel of its own
 *
 * Each hidden token is treated as a span of length one, with its own sentinel in the input and in the
 * target. Neighbouring holes are then predicted one by one, sentinels run out quickly, and both
 * sequences get longer. Consecutive hidden tokens share one sentinel.
 */

export function corruptSpans(
  tokens: number[],
  spans: [number, number][],
  firstSentinel: number,
): { input: number[]; target: number[] } {
  checkSpans(spans, tokens.length);
  const input: number[] = [];
  const target: number[] = [];
  let sentinel = firstSentinel;
  let position = 0;
  for (const [start, end] of spans) {
    input.push(...tokens.slice(position, start));
    for (const token of tokens.slice(start, end)) {
      input.push(sentinel);
      target.push(sentinel, token);
      sentinel -= 1;
    }
    position = end;
  }
  input.push(...tokens.slice(position));
  // One sentinel more than there are spans: it tells the decoder that the last span is complete.
  target.push(sentinel);
  return { input, target };
}

export function sampleSpans(
  length: number,
  noiseDensity: number,
  meanSpan: number,
  rng: () => number,
): [number, number][] {
  if (!(length >= 2)) throw new RangeError(`a sequence needs two tokens or more, got ${length}`);
  if (!(noiseDensity > 0 && noiseDensity < 1))
    throw new RangeError(`the density ${noiseDensity} is not in (0, 1)`);
  if (!(meanSpan >= 1)) throw new RangeError(`the mean length of a span must be at least 1, got ${meanSpan}`);

  const numNoise = Math.max(1, Math.min(length - 1, Math.round(length * noiseDensity)));
  const numKept = length - numNoise;
  const numSpans = Math.max(1, Math.min(Math.round(numNoise / meanSpan), numNoise, numKept));

  const noise = split(numNoise, numSpans, rng);
  const kept = split(numKept, numSpans, rng);

  const spans: [number, number][] = [];
  let position = 0;
  for (const [i, size] of noise.entries()) {
    const start = position + kept[i]!;
    position = start + size;
    spans.push([start, position]);
  }
  return spans;
}

/** Cuts a row of items at distinct places, so that no part is empty; every set of places is equally likely. */
function split(items: number, parts: number, rng: () => number): number[] {
  const places = Array.from({ length: items - 1 }, (_, k) => k + 1);
  const cuts = [0, items];
  for (let j = 1; j < parts; j++) {
    const index = Math.floor(rng() * places.length);
    cuts.push(...places.splice(index, 1));
  }
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((cut, i) => cut - cuts[i]!);
}

function checkSpans(spans: [number, number][], length: number): void {
  // Before the first span there is no earlier one to keep a distance from.
  let earlier = -1;
  for (const [start, end] of spans) {
    if (!(start > earlier)) throw new RangeError(`the span at ${start} touches or precedes the one before`);
    if (!(end > start && end <= length)) throw new RangeError(`[${start}, ${end}) is empty or too long`);
    earlier = end;
  }
}
