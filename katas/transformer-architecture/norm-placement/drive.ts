import type { Drivers } from '#kata';

type Solution = typeof import('./solution');
type Sublayer = (x: number[]) => number[];

/** A function on vectors as data. */
type Spec =
  | ['affine', factor: number, shift: number]
  | ['matrix', rows: number[][]]
  | ['tanh']
  | ['rms']
  | ['unit']
  | ['center']
  | ['constant', values: number[]];

interface Layer {
  attn: Spec;
  ffn: Spec;
}

/** What was asked of attn and ffn, in order. */
type Trace = [name: string, input: number[]][];

export const drivers = {
  runBlock: (solution: Solution, x: number[], layer: Layer, norm: Spec, placement: 'pre' | 'post') => {
    const trace: Trace = [];
    const { attn, ffn } = traced(layer, 0, trace);
    return { output: solution.block(x, attn, ffn, functionOf(norm), placement), trace };
  },

  runStack: (
    solution: Solution,
    x: number[],
    layers: Layer[],
    norm: Spec,
    placement: 'pre' | 'post',
    finalNorm: boolean,
  ) => {
    const trace: Trace = [];
    const sublayers = layers.map((layer, i) => traced(layer, i, trace));
    return { ...solution.stack(x, sublayers, functionOf(norm), placement, finalNorm), trace };
  },

  /** What is called before an unknown placement is refused. */
  callsBeforeRefusal: (
    solution: Solution,
    x: number[],
    layer: Layer,
    norm: Spec,
    placement: 'pre' | 'post',
  ) => {
    const trace: Trace = [];
    const asked = traced(layer, 0, trace);
    const note = (y: number[]): number[] => {
      trace.push(['norm', [...y]]);
      return functionOf(norm)(y);
    };
    const refused = [
      () => solution.block(x, asked.attn, asked.ffn, note, placement),
      () => solution.stack(x, [asked], note, placement, true),
    ].map((run) => {
      try {
        run();
        return 'nothing';
      } catch (error) {
        return (error as Error).name;
      }
    });
    return { refused, trace };
  },

  /** Two stacks in turn on the same input; the first result is overwritten in between. */
  stackTwice: (
    solution: Solution,
    x: number[],
    layers: Layer[],
    norm: Spec,
    placement: 'pre' | 'post',
    finalNorm: boolean,
  ) => {
    const run = () =>
      solution.stack(
        x,
        layers.map((layer, i) => traced(layer, i, [])),
        functionOf(norm),
        placement,
        finalNorm,
      );
    const first = run();
    first.output.fill(-77);
    first.residualNorms.fill(-77);
    return run();
  },
} satisfies Drivers<Solution>;

function traced({ attn, ffn }: Layer, index: number, trace: Trace): { attn: Sublayer; ffn: Sublayer } {
  const watch =
    (name: string, inner: Sublayer): Sublayer =>
    (x) => {
      trace.push([`${name} ${index}`, [...x]]);
      return inner(x);
    };
  return { attn: watch('attn', functionOf(attn)), ffn: watch('ffn', functionOf(ffn)) };
}

function functionOf(spec: Spec): Sublayer {
  switch (spec[0]) {
    case 'affine':
      return (x) => x.map((value) => value * spec[1] + spec[2]);
    case 'matrix':
      return (x) => spec[1].map((row) => row.reduce((sum, weight, j) => sum + weight * (x[j] ?? 0), 0));
    case 'tanh':
      return (x) => x.map((value) => Math.tanh(value));
    case 'rms':
      return (x) => scaled(x, Math.sqrt(squares(x) / x.length));
    case 'unit':
      return (x) => scaled(x, Math.sqrt(squares(x)));
    case 'center':
      return (x) => x.map((value) => value - x.reduce((sum, other) => sum + other, 0) / x.length);
    case 'constant':
      return () => [...spec[1]];
  }
}

function squares(x: number[]): number {
  return x.reduce((sum, value) => sum + value * value, 0);
}

function scaled(x: number[], size: number): number[] {
  return x.map((value) => (size === 0 ? 0 : value / size));
}
