import { bandwidthText, gigabytesText, numberText, peakText } from '../drills/numberText';
import {
  contextChoice,
  gpuChoice,
  gpuCountChoice,
  hardwareText,
  modelChoice,
  type Serving,
  servingOf,
  weightsChoice,
} from './models';
import { type Choices, type DrawnPlot, numberOptions, type PlotSpec, powersOfTwo } from './plot';

const batchChoice = {
  id: 'batch',
  label: 'Sequences in the batch',
  options: numberOptions(powersOfTwo(0, 10)),
  initial: '32',
};

/** One decode step: a token for each of `batch` sequences. */
export interface DecodeStep {
  flop: number;
  bytes: number;
  /** FLOP per byte. */
  intensity: number;
  seconds: number;
}

/**
 * The least time of a step, and what it moves: all weights once, and the cache of every sequence. Work is 2
 * FLOP per parameter and token; scores are left out. Pope et al. 2022, arXiv 2211.05102.
 */
export function decodeStep(serving: Serving, batch: number, context: number): DecodeStep {
  const flop = 2 * serving.model.parameters * batch;
  const bytes = serving.weightBytes + batch * context * serving.cachePerToken;
  const seconds = Math.max(flop / serving.peak, bytes / serving.bandwidth);
  return { flop, bytes, intensity: flop / bytes, seconds };
}

/** How many sequences fit beside the weights; 0 when the weights do not fit. */
export function batchLimit({ memory, weightBytes, cachePerToken }: Serving, context: number): number {
  return Math.max(0, Math.floor((memory - weightBytes) / (context * cachePerToken)));
}

function milliseconds(seconds: number): string {
  return `${numberText(1000 * seconds, 3)} ms`;
}

function drawRoofline(choices: Choices): DrawnPlot {
  const serving = servingOf(choices);
  const { peak, bandwidth } = serving;
  const ridge = peak / bandwidth;
  const context = Number(choices['context']);
  const batch = Number(choices['batch']);
  const step = decodeStep(serving, batch, context);
  const prefill = (2 * serving.model.parameters * context) / serving.weightBytes;
  const reach = (intensity: number): number => Math.min(peak, intensity * bandwidth) / 1e12;
  const places = [
    { name: `Decode, batch ${batch}`, intensity: step.intensity },
    { name: `Prefill of ${numberText(context)} tokens`, intensity: prefill },
  ];
  const [least, most] = [0.1, Math.max(10_000, 2 * prefill)];
  const bound = (intensity: number): string => (intensity < ridge ? 'memory bandwidth' : 'compute');
  return {
    chart: {
      kind: 'lines',
      x: { label: 'Arithmetic intensity (FLOP/B)', isLog: true },
      y: { label: 'Attainable (TFLOP/s)', isLog: true },
      series: [{ name: 'Roofline', points: [least, ridge, most].map((x) => [x, reach(x)]) }],
      dots: [
        { x: ridge, y: reach(ridge), label: `Ridge: ${numberText(ridge, 3)} FLOP/B` },
        ...places.map(({ name, intensity }) => ({ x: intensity, y: reach(intensity), label: name })),
      ],
      limits: [],
    },
    summary: [
      `On ${hardwareText(serving)} (${peakText(peak)} dense BF16, ${bandwidthText(bandwidth)}) the ridge is at ${numberText(ridge, 3)} FLOP/B.`,
      ...places.map(
        ({ name, intensity }) =>
          `${name}: ${numberText(intensity, 3)} FLOP/B, bound by ${bound(intensity)}; at best ${numberText(reach(intensity), 3)} TFLOP/s, ${numberText((100e12 * reach(intensity)) / peak, 3)} % of the peak.`,
      ),
    ],
    table: {
      head: ['Place', 'FLOP/B', 'Attainable TFLOP/s', 'Bound by'],
      rows: places.map(({ name, intensity }) => [
        name,
        numberText(intensity, 3),
        numberText(reach(intensity), 3),
        bound(intensity),
      ]),
    },
  };
}

const lengths = powersOfTwo(9, 17);
const batches = [1, 8, 32, 128];

function drawCache(choices: Choices): DrawnPlot {
  const serving = servingOf(choices);
  const room = serving.memory - serving.weightBytes;
  const gigabytes = (batch: number, context: number): number =>
    (batch * context * serving.cachePerToken) / 1e9;
  const fits = (batch: number): number => Math.floor(room / (batch * serving.cachePerToken));
  const limits =
    room > 0 ? [{ y: room / 1e9, label: `Left beside the weights: ${gigabytesText(room)}` }] : [];
  return {
    chart: {
      kind: 'lines',
      x: { label: 'Tokens per sequence', isLog: true },
      y: { label: 'KV cache (GB)', isLog: true },
      series: batches.map((batch) => ({
        name: batch === 1 ? '1 sequence' : `${batch} sequences`,
        points: lengths.map((context) => [context, gigabytes(batch, context)]),
      })),
      dots: [],
      limits,
    },
    summary: [
      `${serving.model.name} caches ${numberText(serving.cachePerToken)} bytes a token in BF16; its weights take ${gigabytesText(serving.weightBytes)} of ${gigabytesText(serving.memory)} on ${hardwareText(serving)}.`,
      room > 0
        ? `${gigabytesText(room)} are left: ${numberText(fits(1))} tokens of one sequence, or ${numberText(fits(32))} tokens in each of 32.`
        : 'The weights alone do not fit: take more GPUs, a smaller model or fewer bits.',
    ],
    table: {
      head: ['Tokens', ...batches.map((batch) => `Batch ${batch} (GB)`)],
      rows: lengths.map((context) => [
        numberText(context),
        ...batches.map((batch) => numberText(gigabytes(batch, context), 3)),
      ]),
    },
  };
}

function drawThroughput(choices: Choices): DrawnPlot {
  const serving = servingOf(choices);
  const context = Number(choices['context']);
  const limit = batchLimit(serving, context);
  if (limit === 0) {
    const text = `Nothing to draw: the weights take ${gigabytesText(serving.weightBytes)}, ${hardwareText(serving)} hold ${gigabytesText(serving.memory)}, and not one sequence of ${numberText(context)} tokens fits beside them.`;
    return { summary: [text], table: { head: [], rows: [] } };
  }
  const steps = [...powersOfTwo(0, 13).filter((batch) => batch < limit), limit].map((batch) => {
    const { seconds } = decodeStep(serving, batch, context);
    return { batch, ms: 1000 * seconds, rate: batch / seconds };
  });
  const [first, last] = [steps[0], steps.at(-1)];
  const ceiling = serving.bandwidth / (context * serving.cachePerToken);
  return {
    chart: {
      kind: 'lines',
      x: { label: 'Time per token and sequence (ms)', isLog: false },
      y: { label: 'Throughput (tokens/s)', isLog: false },
      series: [{ name: 'Batch sizes', points: steps.map(({ ms, rate }) => [ms, rate]) }],
      dots: withRoomForLabels(steps),
      limits: [],
    },
    summary: [
      `Every dot is a batch size. From batch 1 to ${numberText(limit)}, where memory is full, a token takes ${numberText((last?.ms ?? 0) / (first?.ms ?? 1), 3)} times as long and throughput grows ${numberText((last?.rate ?? 0) / (first?.rate ?? 1), 3)} times.`,
      `The weights are read once for all sequences, their caches once each: throughput never passes ${numberText(ceiling, 3)} tokens/s, the bandwidth over the cache of one sequence.`,
    ],
    table: {
      head: ['Batch', 'Time per token', 'Tokens/s'],
      rows: steps.map(({ batch, ms, rate }) => [
        numberText(batch),
        milliseconds(ms / 1000),
        numberText(rate, 3),
      ]),
    },
  };
}

/** Small batches take nearly the same time: of dots that lie together only the last one is named. */
function withRoomForLabels(
  steps: readonly { batch: number; ms: number; rate: number }[],
): { x: number; y: number; label: string }[] {
  const gap = 0.03 * ((steps.at(-1)?.ms ?? 0) - (steps[0]?.ms ?? 0));
  return steps.map(({ batch, ms, rate }, i) => {
    const isCrowded = (steps[i + 1]?.ms ?? Infinity) - ms < gap;
    return { x: ms, y: rate, label: isCrowded ? '' : String(batch) };
  });
}

/** Plots of inference. */
export const servingPlots: PlotSpec[] = [
  {
    id: 'roofline',
    title: 'Roofline with the operating point',
    choices: [
      gpuChoice,
      { ...modelChoice, initial: 'llama-3-8b' },
      weightsChoice,
      batchChoice,
      contextChoice,
    ],
    assumptions:
      'Attainable FLOP/s are $\\min(P, I\\beta)$ with the dense BF16 peak $P$ and the bandwidth $\\beta$. A decode step moves all weights once and the BF16 cache of every sequence, and does 2 FLOP per parameter and token; a prefill reads the weights once for the whole prompt. Work on attention scores and traffic of activations are left out.',
    draw: (choices) => drawRoofline({ ...choices, gpus: '1' }),
  },
  {
    id: 'kv-cache',
    title: 'KV cache against context and batch',
    choices: [modelChoice, weightsChoice, gpuChoice, gpuCountChoice],
    assumptions:
      'The cache takes $2 \\cdot L \\cdot H_{kv} \\cdot d_h \\cdot 2$ bytes a token in BF16, for every sequence. The line for memory leaves nothing for activations, the runtime or fragmentation, which take 5-10 % and more.',
    draw: drawCache,
  },
  {
    id: 'throughput-latency',
    title: 'Throughput against latency over the batch size',
    choices: [modelChoice, weightsChoice, gpuChoice, gpuCountChoice, contextChoice],
    assumptions:
      'The ideal decode step takes the longer of $2NB/P$ and $(w + B T k)/\\beta$: $N$ parameters, $w$ bytes of weights, $B$ sequences of $T$ tokens with $k$ bytes of cache a token. GPUs share the work without loss. Real systems are slower, and prefill shares the GPU with decoding.',
    draw: drawThroughput,
  },
];
