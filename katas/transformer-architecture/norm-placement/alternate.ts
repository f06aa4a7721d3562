export type Sublayer = (x: number[]) => number[];

type Step = (stream: number[], sublayer: Sublayer, norm: Sublayer) => number[];

/** What one sublayer does to the stream, by placement; a block is two such steps. */
const steps = new Map<string, Step>([
  ['pre', (stream, sublayer, norm) => sum(stream, sublayer(same(stream, norm(stream))))],
  ['post', (stream, sublayer, norm) => same(stream, norm(sum(stream, sublayer(stream))))],
]);

export function block(
  x: number[],
  attn: Sublayer,
  ffn: Sublayer,
  norm: Sublayer,
  placement: 'pre' | 'post',
): number[] {
  return run(x, [attn, ffn], norm, placement, () => {});
}

export function stack(
  x: number[],
  layers: { attn: Sublayer; ffn: Sublayer }[],
  norm: Sublayer,
  placement: 'pre' | 'post',
  finalNorm: boolean,
): { output: number[]; residualNorms: number[] } {
  const lengths: number[] = [];
  const sublayers = layers.flatMap(({ attn, ffn }) => [attn, ffn]);
  const last = run(x, sublayers, norm, placement, (stream) => lengths.push(Math.hypot(...stream)));
  return {
    output: finalNorm ? same(last, norm(last)) : last,
    // every second step ends a layer
    residualNorms: lengths.filter((_, i) => i % 2 === 1),
  };
}

function run(
  x: number[],
  sublayers: Sublayer[],
  norm: Sublayer,
  placement: string,
  watch: (stream: number[]) => void,
): number[] {
  const step = steps.get(placement);
  if (step === undefined) throw new RangeError('placement must be pre or post');
  let stream = [...x];
  for (const sublayer of sublayers) {
    stream = step(stream, sublayer, norm);
    watch(stream);
  }
  return stream;
}

function sum(a: number[], b: number[]): number[] {
  same(a, b);
  const total: number[] = [];
  for (let i = 0; i < a.length; i++) total.push(a[i]! + b[i]!);
  return total;
}

/** The second vector, if it is as long as the first. */
function same(a: number[], b: number[]): number[] {
  if (a.length !== b.length) throw new RangeError('the length of the stream has changed');
  return b;
}
