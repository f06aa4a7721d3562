import { accelerators } from '../drills/hardware';
import type { Choices, PlotChoice } from './plot';
import { numberOptions } from './plot';

/** A decoder as its paper or model card specifies it. */
export interface ModelShape {
  name: string;
  /** Parameters read for a token; dense models. */
  parameters: number;
  layers: number;
  /** Elements that the cache holds per token and layer. */
  cachedPerLayer: number;
}

const shapes: Record<string, ModelShape> = {
  // 2 · KV heads · head dimension
  'llama-3-8b': { name: 'Llama 3 8B (GQA)', parameters: 8.03e9, layers: 32, cachedPerLayer: 2 * 8 * 128 },
  'llama-2-7b': { name: 'Llama 2 7B (MHA)', parameters: 6.74e9, layers: 32, cachedPerLayer: 2 * 32 * 128 },
  'llama-3-70b': { name: 'Llama 3 70B (GQA)', parameters: 70.6e9, layers: 80, cachedPerLayer: 2 * 8 * 128 },
  'llama-3-405b': {
    name: 'Llama 3.1 405B (GQA)',
    parameters: 405.9e9,
    layers: 126,
    cachedPerLayer: 2 * 8 * 128,
  },
};

export const modelChoice: PlotChoice = {
  id: 'model',
  label: 'Model',
  options: Object.entries(shapes).map(([value, { name }]) => ({ value, label: name })),
  initial: 'llama-3-70b',
};
export const gpuChoice: PlotChoice = {
  id: 'gpu',
  label: 'GPU',
  options: accelerators.map(({ name }) => ({ value: name, label: name })),
  initial: 'H100 SXM',
};
export const gpuCountChoice: PlotChoice = {
  id: 'gpus',
  label: 'GPUs',
  options: numberOptions([1, 2, 4, 8]),
  initial: '8',
};
export const contextChoice: PlotChoice = {
  id: 'context',
  label: 'Tokens per sequence',
  options: numberOptions([512, 1024, 2048, 4096, 8192, 16_384, 32_768, 131_072]),
  initial: '4096',
};
export const weightsChoice: PlotChoice = {
  id: 'weights',
  label: 'Weights',
  options: [
    { value: '2', label: 'BF16' },
    { value: '1', label: 'FP8' },
    { value: '0.5', label: '4-bit' },
  ],
  initial: '2',
};

/** A model on its GPUs; bytes, FLOP/s and B/s of all of them together. */
export interface Serving {
  model: ModelShape;
  gpuName: string;
  gpus: number;
  peak: number;
  bandwidth: number;
  memory: number;
  weightBytes: number;
  /** Bytes of BF16 cache per token. */
  cachePerToken: number;
}

/** Reads the choices above; a plot without one of them takes its initial option. */
export function servingOf(choices: Choices): Serving {
  const of = ({ id, initial }: PlotChoice): string => choices[id] ?? initial;
  const model = shapes[of(modelChoice)];
  const gpu = accelerators.find(({ name }) => name === of(gpuChoice));
  if (model === undefined || gpu === undefined) throw new Error('a choice that is not among its options');
  const gpus = Number(of(gpuCountChoice));
  return {
    model,
    gpuName: gpu.name,
    gpus,
    peak: gpus * gpu.peak,
    bandwidth: gpus * gpu.bandwidth,
    memory: gpus * gpu.memoryGB * 1e9,
    weightBytes: model.parameters * Number(of(weightsChoice)),
    cachePerToken: 2 * model.layers * model.cachedPerLayer,
  };
}

/** `8 × H100 SXM` */
export function hardwareText({ gpus, gpuName }: Serving): string {
  return gpus === 1 ? `one ${gpuName}` : `${gpus} × ${gpuName}`;
}
