import assert from 'node:assert/strict';
import { drawDrill, isClear } from '../../../../src/core/drills/drawDrill';
import { drills, drillOf } from '../../../../src/core/drills/drills';
import type { Parameters } from '../../../../src/core/drills/drill';
import { gradeDrill } from '../../../../src/core/drills/gradeDrill';

interface Instance {
  id: string;
  parameters: Parameters;
  expected: number;
  /** Classic wrong results, computed by hand, by the id of the slip. */
  wrong: Record<string, number>;
}

const h100 = { peak: 9.89e14, bandwidth: 3.35e12 };

/** One instance of every drill whose numbers were computed independently of the catalogue. */
const instances: Instance[] = [
  {
    id: 'kv-bytes',
    parameters: { layers: 80, kvHeads: 8, queryHeads: 64, headDim: 128, tokens: 4096, batch: 1, bytes: 2 },
    expected: 1.34218,
    wrong: { 'one-of-k-and-v': 0.671089, 'query-heads': 10.7374, 'one-layer': 0.0167772 },
  },
  {
    id: 'kv-ratio',
    parameters: { heads: 128, kvHeads: 8, headDim: 128, latent: 512, ropeDim: 64 },
    expected: 56.8889,
    wrong: { 'latent-twice': 28.4444, 'no-rope-key': 64, 'gqa-ratio': 16 },
  },
  {
    id: 'train-flops',
    parameters: { parameters: 7e10, tokens: 1.4e12 },
    expected: 5.88e23,
    wrong: { 'forward-only': 1.96e23, 'symmetric-backward': 3.92e23, macs: 2.94e23 },
  },
  {
    id: 'mfu',
    parameters: { parameters: 7e9, throughput: 10_500, peak: 9.89e14 },
    expected: 44.5905,
    wrong: { 'inference-flops': 14.8635, 'recompute-counted': 59.454, 'sparse-peak': 22.2952 },
  },
  {
    id: 'ridge',
    parameters: h100,
    expected: 295.224,
    wrong: { inverted: 0.00338726, 'sparse-peak': 590.448 },
  },
  {
    id: 'gemm-intensity',
    parameters: { batch: 16, input: 8192, output: 8192, bytes: 2 },
    expected: 15.9377,
    wrong: { 'elements-as-bytes': 31.8755, 'batch-ignored': 0.999756, macs: 7.96887 },
  },
  {
    id: 'decode-tps',
    parameters: { parameters: 8e9, bytes: 2, cache: 1e9, ...h100 },
    expected: 197.059,
    wrong: { 'compute-bound': 61_812.5, 'byte-per-weight': 418.75, 'no-cache': 209.375 },
  },
  {
    id: 'prefill-ttft',
    parameters: { parameters: 7e10, prompt: 8000, gpus: 4, mfu: 0.5, ...h100 },
    expected: 0.566229,
    wrong: { 'training-flops': 1.69869, 'bandwidth-bound': 83.5821, 'full-utilisation': 0.283114 },
  },
  {
    id: 'batch-crossover',
    parameters: { ...h100, bytes: 2 },
    expected: 295.224,
    wrong: { 'no-bytes': 147.612, 'no-flops': 590.448 },
  },
  {
    id: 'chinchilla',
    parameters: { compute: 5.76e23, ratio: 20 },
    expected: 6.9282e10,
    wrong: { 'forward-flops': 1.2e11, 'no-root': 4.8e21, 'one-token': 3.0984e11 },
  },
  {
    id: 'budget-h100',
    parameters: { gpus: 32, days: 14, peak: 9.89e14, mfu: 0.4 },
    expected: 1.1296e10,
    wrong: { 'full-utilisation': 1.7861e10, 'hours-as-seconds': 1.8827e8, 'sparse-peak': 1.5975e10 },
  },
  {
    id: 'gpu-hours',
    parameters: { parameters: 7e9, tokens: 2e12, peak: 9.89e14, mfu: 0.4, price: 2.5 },
    expected: 147_455,
    wrong: { 'forward-only': 49_151.8, 'full-utilisation': 58_982.1, 'seconds-as-hours': 5.3084e8 },
  },
  {
    id: 'adam-memory',
    parameters: { parameters: 7e9 },
    expected: 112,
    wrong: { 'weights-only': 14, 'no-master': 84, 'all-bf16': 56 },
  },
  {
    id: 'zero-memory',
    parameters: { parameters: 7e9, ranks: 8, stage: 2 },
    expected: 26.25,
    wrong: { 'stage-1': 38.5, 'stage-3': 14, 'optimizer-8': 22.75 },
  },
  {
    id: 'pipeline-bubble',
    parameters: { stages: 8, microbatches: 32, chunks: 1 },
    expected: 17.9487,
    wrong: { 'beside-ideal': 21.875, 'all-stages': 20, 'no-microbatches': 12.5 },
  },
  {
    id: 'ring-time',
    parameters: { bytes: 1.4e10, ranks: 8, link: 4.5e11, latency: 5e-6 },
    expected: 54.5144,
    wrong: { 'reduce-scatter-only': 27.2572, 'no-chunks': 435.556, 'parameter-server': 248.889 },
  },
  {
    id: 'spec-speedup',
    parameters: { alpha: 0.7, gamma: 5, cost: 0.05 },
    expected: 2.35294,
    wrong: { 'no-bonus': 2.21848, independent: 4.5, 'free-draft': 2.94117 },
  },
  {
    id: 'fertility',
    parameters: { words: 2000, worse: 2.6, better: 1.3, parameters: 8e9, layers: 32, width: 4096 },
    expected: 2.08172,
    wrong: { quadratic: 4, linear: 2 },
  },
  {
    id: 'attn-share',
    parameters: { tokens: 32_768, width: 4096 },
    expected: 40,
    wrong: { 'full-square': 57.1429, 'width-only': 88.8889, all: 100 },
  },
  {
    id: 'lora-params',
    parameters: { layers: 32, width: 4096, kvWidth: 1024, rank: 16, q: 1, k: 0, v: 1, o: 0 },
    expected: 6.81574,
    wrong: { 'square-kv': 8.38861, 'one-matrix': 4.1943, 'full-matrices': 671.089 },
  },
  {
    id: 'quant-size',
    parameters: { parameters: 7e10, bits: 4, group: 64, scaleBits: 16, zeroBits: 4 },
    expected: 37.7344,
    wrong: { 'no-scales': 35, 'bits-as-bytes': 280, 'scale-per-weight': 210 },
  },
  {
    id: 'moe-params',
    parameters: { layers: 32, width: 4096, expertWidth: 14_336, experts: 8, active: 2, shared: 1.6e9 },
    expected: 12.8743,
    wrong: { 'share-of-total': 11.6743, 'whole-models': 14, 'two-matrices': 9.11619 },
  },
  {
    id: 'batch-limit',
    parameters: { memoryGB: 80, gpus: 4, overhead: 0.1, weightsGB: 140, perToken: 327_680, tokens: 8192 },
    expected: 55,
    wrong: { 'no-weights': 107, 'weights-replicated': -102, 'no-overhead': 67 },
  },
  {
    id: 'context-growth',
    parameters: { before: 8192, after: 131_072, parameters: 8e9, layers: 32, width: 4096 },
    expected: 44.4004,
    wrong: { quadratic: 256, linear: 16 },
  },
  {
    id: 'best-of-n',
    parameters: { chance: 0.2, samples: 8 },
    expected: 83.2228,
    wrong: { added: 100, 'all-right': 2.56e-4, 'no-gain': 20 },
  },
  {
    id: 'vector-index',
    parameters: { documents: 10_000, chunks: 120, dim: 1024, bytes: 4, links: 16 },
    expected: 5.0688,
    wrong: { 'vector-per-document': 0.04224, 'byte-per-dimension': 1.2288, 'no-links': 4.9152 },
  },
  {
    id: 'prompt-cache',
    parameters: {
      shared: 4000,
      own: 500,
      output: 300,
      inputPrice: 3,
      outputPrice: 15,
      cachedShare: 0.1,
      hitRate: 0.95,
    },
    expected: 57,
    wrong: { 'share-of-prompt': 88.8889, 'free-reads': 63.3333, 'no-output': 76 },
  },
];

function isClose(actual: number | undefined, expected: number): boolean {
  return actual !== undefined && Math.abs(actual - expected) <= 5e-5 * Math.abs(expected);
}

describe('drills', () => {
  it('has an instance computed by hand for every drill', () => {
    assert.deepEqual(drills.map(({ id }) => id).sort(), instances.map(({ id }) => id).sort());
  });

  for (const { id, parameters, expected, wrong } of instances) {
    it(`computes the instance of ${id}, right and wrong`, () => {
      const drill = drillOf(id);
      assert.ok(drill);
      assert.ok(isClose(drill.answer(parameters), expected), `${drill.answer(parameters)}`);
      const results = drill.wrong.map(({ id: slip, value }) => [slip, value(parameters)] as const);
      const applying = results.filter(([, value]) => value !== undefined);
      assert.deepEqual(applying.map(([slip]) => slip).sort(), Object.keys(wrong).sort());
      for (const [slip, value] of applying)
        assert.ok(isClose(value, wrong[slip] ?? NaN), `${slip}: ${value} instead of ${wrong[slip]}`);
      assert.match(drill.prompt(parameters), /\?/);
      const steps = drill.working(parameters).join('\n');
      assert.doesNotMatch(steps, /NaN|undefined|Infinity/);
    });
  }

  for (const drill of drills) {
    it(`draws clear instances of ${drill.id} and names every slip`, () => {
      const prompts = new Set<string>();
      for (let seed = 0; seed < 40; seed++) {
        const drawn = drawDrill(drill, seed);
        prompts.add(drawn.prompt);
        assert.ok(isClear(drill, drawn.parameters));
        assert.doesNotMatch(drawn.prompt, /NaN|undefined|Infinity|e-\d|\d{7}/, drawn.prompt);
        assert.deepEqual(gradeDrill(drawn, drawn.expected), { correct: true });
        for (const { id, value } of drill.wrong) {
          const wrong = value(drawn.parameters);
          if (wrong !== undefined) assert.equal(gradeDrill(drawn, wrong).misconception?.id, id);
        }
      }
      assert.ok(prompts.size >= 5, `${prompts.size} different draws`);
    });
  }

  it('draws the same instance from the same seed', () => {
    const [drill] = drills;
    assert.ok(drill);
    assert.deepEqual(drawDrill(drill, 7).parameters, drawDrill(drill, 7).parameters);
  });
});
