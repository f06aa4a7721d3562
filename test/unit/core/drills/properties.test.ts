import assert from 'node:assert/strict';
import { drawDrill } from '../../../../src/core/drills/drawDrill';
import type { Drill, Parameters } from '../../../../src/core/drills/drill';
import { drills } from '../../../../src/core/drills/drills';

/**
 * How an answer follows a parameter. A number is the exponent of a power law: the answer's dimension is made of
 * its parameters' in just these powers. `up` and `down` say which way it goes, perhaps in steps, where it is a sum.
 * Parameters that are left out go either way (the draft length of speculative decoding has an optimum).
 */
type Law = number | 'up' | 'down';

const laws: Record<string, Record<string, Law>> = {
  'kv-bytes': { layers: 1, queryHeads: 0, kvHeads: 1, headDim: 1, tokens: 1, batch: 1, bytes: 1 },
  'kv-ratio': { heads: 1, kvHeads: 0, headDim: 1, latent: 'down', ropeDim: 'down' },
  'adam-memory': { parameters: 1 },
  'zero-memory': { parameters: 1, ranks: 'down' },
  'quant-size': { parameters: 1, bits: 'up', group: 'down', scaleBits: 'up', zeroBits: 'up' },
  'vector-index': { documents: 1, chunks: 1, dim: 'up', bytes: 'up', links: 'up' },
  'train-flops': { parameters: 1, tokens: 1 },
  mfu: { parameters: 1, throughput: 1, peak: -1 },
  ridge: { peak: 1, bandwidth: -1 },
  chinchilla: { compute: 0.5, ratio: -0.5 },
  'budget-h100': { gpus: 0.5, days: 0.5, peak: 0.5, mfu: 0.5 },
  'gpu-hours': { parameters: 1, tokens: 1, peak: -1, mfu: -1, price: 1 },
  'attn-share': { tokens: 'up', width: 'down' },
  'context-growth': { before: 'down', after: 'up', parameters: 'down', layers: 'up', width: 'up' },
  fertility: { words: 'up', worse: 'up', better: 'down', parameters: 'down', layers: 'up', width: 'up' },
  'gemm-intensity': { batch: 'up', input: 'up', output: 'up', bytes: -1 },
  'decode-tps': { parameters: 'down', bytes: 'down', cache: 'down', bandwidth: 1, peak: 0 },
  'prefill-ttft': { parameters: 'up', prompt: 'up', gpus: 'down', mfu: 'down', peak: 'down' },
  'batch-crossover': { peak: 1, bandwidth: -1, bytes: 1 },
  'spec-speedup': { alpha: 'up', cost: 'down' },
  'batch-limit': { memoryGB: 'up', gpus: 'up', overhead: 'down', weightsGB: 'down', tokens: 'down' },
  'prompt-cache': { shared: 'up', own: 'down', output: 'down', outputPrice: 'down', hitRate: 'up' },
  'pipeline-bubble': { stages: 'up', microbatches: 'down', chunks: 'down' },
  'ring-time': { bytes: 'up', ranks: 'up', link: 'down', latency: 'up' },
  'lora-params': { layers: 1, rank: 1, width: 'up', kvWidth: 'up' },
  'moe-params': { layers: 'up', width: 'up', expertWidth: 'up', experts: 0, active: 'up', shared: 'up' },
  'best-of-n': { chance: 'up', samples: 'up' },
};

const seeds = Array.from({ length: 40 }, (_, i) => i);

/** The answer before, and with one parameter made a little larger. */
function pairs(drill: Drill, name: string, factor: number): { before: number; after: number }[] {
  return seeds.flatMap((seed) => {
    const parameters: Parameters = drawDrill(drill, seed).parameters;
    const value = parameters[name];
    assert.ok(value !== undefined, `${drill.id} has no parameter ${name}`);
    return {
      before: drill.answer(parameters),
      after: drill.answer({ ...parameters, [name]: value * factor }),
    };
  });
}

describe('laws of the drills', () => {
  it('are stated for every drill', () => {
    assert.deepEqual(Object.keys(laws).sort(), drills.map(({ id }) => id).sort());
  });

  for (const drill of drills) {
    it(`hold for ${drill.id}`, () => {
      for (const [name, law] of Object.entries(laws[drill.id] ?? {})) {
        if (typeof law === 'number')
          for (const { before, after } of pairs(drill, name, 2))
            assert.ok(Math.abs(after / (before * 2 ** law) - 1) < 1e-9, `${name}: ${before} to ${after}`);
        else {
          const sign = law === 'up' ? 1 : -1;
          const steps = pairs(drill, name, 1.04).map(({ before, after }) => sign * (after - before));
          assert.ok(Math.min(...steps) >= -1e-9, `${name} goes the wrong way`);
          assert.ok(Math.max(...steps) > 0, `${name} never matters`);
        }
      }
    });
  }
});
