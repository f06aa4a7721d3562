import { accelerators, nameWithArticle } from '../hardware';
import { type Drill, defineDrill, relative } from '../drill';
import { bandwidthText, countText, gigabytesText, numberText, peakText } from '../numberText';

const pope = {
  title: 'Efficiently Scaling Transformer Inference',
  authors: 'Pope et al.',
  year: 2022,
  arxiv: '2211.05102',
};
const peakSymbol = { symbol: 'P', meaning: 'dense peak', unit: 'FLOP/s' };
const bandwidthSymbol = { symbol: String.raw`\beta`, meaning: 'memory bandwidth', unit: 'B/s' };
const precision = (bytes: number): string =>
  bytes === 0.5 ? '4-bit weights' : bytes === 1 ? 'FP8 weights' : 'BF16 weights';

/** Latency, throughput and capacity of inference. */
export const servingDrills: Drill[] = [
  defineDrill({
    id: 'gemm-intensity',
    title: 'Arithmetic intensity of a decode product',
    topic: 'hardware-distributed-training',
    level: 'advanced',
    minutes: 3,
    tags: ['roofline', 'decode', 'batching'],
    related: ['question/prefill-decode'],
    sources: [pope],
    unit: 'FLOP/B',
    tolerance: relative(0.02),
    formula: String.raw`I = \frac{2 B d_i d_o}{b \, (d_i d_o + B d_i + B d_o)}`,
    symbols: [
      { symbol: 'B', meaning: 'sequences in the batch, one token each' },
      { symbol: 'd_i, d_o', meaning: 'input and output width of the matrix' },
      { symbol: 'b', meaning: 'bytes per element', unit: 'B' },
    ],
    holds: 'Weights, inputs and outputs move once. While B is small beside the widths, it is about 2B/b.',
    draw: (pick) => ({
      batch: pick.powerOfTwo(2, 1024),
      input: pick.powerOfTwo(1024, 16_384),
      output: pick.powerOfTwo(1024, 16_384),
      bytes: pick.oneOf([1, 2]),
    }),
    prompt: (p) =>
      `One decode step multiplies a batch of ${p.batch} token vectors by a ${numberText(p.input)} × ${numberText(p.output)} matrix; everything is in ${p.bytes === 1 ? 'FP8' : 'BF16'}. How many FLOP per byte of memory traffic is that, if weights, inputs and outputs move once?`,
    answer: (p) => intensity(p),
    wrong: [
      {
        id: 'elements-as-bytes',
        claim: 'counted elements where bytes were asked for',
        value: (p) => (p.bytes === 1 ? undefined : intensity(p) * p.bytes),
      },
      {
        id: 'batch-ignored',
        claim: 'ignored the batch: this is the intensity of a single sequence',
        value: (p) => intensity({ ...p, batch: 1 }),
      },
      {
        id: 'macs',
        claim: 'counted multiply-adds as one operation instead of two',
        value: (p) => intensity(p) / 2,
      },
    ],
    working: (p) => {
      const elements = p.input * p.output + p.batch * (p.input + p.output);
      return [
        `work: 2 · ${p.batch} · ${numberText(p.input)} · ${numberText(p.output)} = ${numberText(2 * p.batch * p.input * p.output)} FLOP`,
        `traffic: ${p.bytes} B · (weights ${numberText(p.input * p.output)} + inputs ${numberText(p.batch * p.input)} + outputs ${numberText(p.batch * p.output)}) = ${numberText(p.bytes * elements)} B`,
        `intensity: ${numberText(intensity(p))} FLOP/B`,
      ];
    },
  }),
  defineDrill({
    id: 'decode-tps',
    title: 'Fastest decoding of a single stream',
    topic: 'inference-serving',
    level: 'core',
    minutes: 2,
    tags: ['decode', 'bandwidth', 'latency'],
    related: ['question/prefill-decode'],
    sources: [pope],
    unit: 'token/s',
    tolerance: relative(0.02),
    formula: String.raw`v = \frac{\beta}{N b + M_\text{KV}}`,
    symbols: [
      bandwidthSymbol,
      { symbol: 'N', meaning: 'parameters read for a token' },
      { symbol: 'b', meaning: 'bytes per weight', unit: 'B' },
      { symbol: String.raw`M_\text{KV}`, meaning: 'KV cache of the sequence', unit: 'B' },
    ],
    holds: 'Batch 1 on one device: an upper bound, since kernels do not reach the full bandwidth.',
    draw: (pick) => {
      const { peak, bandwidth } = pick.oneOf(accelerators);
      const bytes = pick.oneOf([0.5, 1, 2]);
      const parameters = pick.oneOf([1e9, 3e9, 7e9, 8e9, 1.3e10, 1.4e10, 3.2e10, 7e10]);
      return { parameters, bytes, cache: pick.oneOf([0, 1, 2, 4, 8, 16, 20]) * 1e9, bandwidth, peak };
    },
    prompt: (p) =>
      `${countText(p.parameters)} parameters in ${precision(p.bytes)} decode one sequence whose KV cache is ${p.cache === 0 ? 'still negligible' : gigabytesText(p.cache)}, on ${nameWithArticle(p)} with ${bandwidthText(p.bandwidth)} and ${peakText(p.peak)}. What is the upper bound in tokens per second?`,
    answer: (p) => p.bandwidth / (p.parameters * p.bytes + p.cache),
    wrong: [
      {
        id: 'compute-bound',
        claim: 'took decoding as bound by compute: at batch 1 reading the weights takes far longer',
        value: (p) => p.peak / (2 * p.parameters),
      },
      {
        id: 'byte-per-weight',
        claim: 'took one byte per weight, and no cache',
        value: (p) => (p.bytes === 1 ? undefined : p.bandwidth / p.parameters),
      },
      {
        id: 'no-cache',
        claim: 'left the KV cache out, which is read for every token too',
        value: (p) => (p.cache === 0 ? undefined : p.bandwidth / (p.parameters * p.bytes)),
      },
    ],
    working: (p) => {
      const bytes = p.parameters * p.bytes + p.cache;
      return [
        `read per token: ${countText(p.parameters)} · ${p.bytes} B + ${gigabytesText(p.cache)} = ${gigabytesText(bytes)}`,
        `tokens per second: ${bandwidthText(p.bandwidth)} / ${gigabytesText(bytes)} = ${numberText(p.bandwidth / bytes)}`,
      ];
    },
  }),
  defineDrill({
    id: 'prefill-ttft',
    title: 'Time to the first token',
    topic: 'inference-serving',
    level: 'core',
    minutes: 3,
    tags: ['prefill', 'latency', 'ttft'],
    related: ['question/prefill-decode', 'question/disaggregated-serving'],
    sources: [pope],
    unit: 's',
    tolerance: relative(0.02),
    formula: String.raw`t = \frac{2 N T}{g P u}`,
    symbols: [
      { symbol: 'N', meaning: 'parameters' },
      { symbol: 'T', meaning: 'tokens of the prompt' },
      { symbol: 'g', meaning: 'GPUs' },
      peakSymbol,
      { symbol: 'u', meaning: 'utilisation of the peak, 0-1' },
    ],
    holds:
      'Compute of the prefill alone: no queueing, no attention scores (they matter once T nears 12 times the width), no communication.',
    draw: (pick) => {
      const { peak, bandwidth } = pick.oneOf(accelerators);
      return {
        parameters: pick.oneOf([1e9, 3e9, 8e9, 1.4e10, 3.2e10, 7e10]),
        prompt: pick.oneOf([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000]),
        gpus: pick.oneOf([1, 2, 4, 8]),
        mfu: pick.step(0.3, 0.7, 0.05),
        peak,
        bandwidth,
      };
    },
    prompt: (p) =>
      `How many seconds does the prefill of ${numberText(p.prompt)} tokens take with ${countText(p.parameters)} dense parameters on ${p.gpus} ${p.gpus === 1 ? 'GPU' : 'GPUs'} (each ${nameWithArticle(p)}: ${peakText(p.peak)} dense, ${bandwidthText(p.bandwidth)}) at ${numberText(100 * p.mfu)} % of the peak? Leave the attention scores out.`,
    answer: (p) => (2 * p.parameters * p.prompt) / (p.gpus * p.peak * p.mfu),
    wrong: [
      {
        id: 'training-flops',
        claim: 'used the 6N of training: there is no backward pass here',
        value: (p) => (6 * p.parameters * p.prompt) / (p.gpus * p.peak * p.mfu),
      },
      {
        id: 'bandwidth-bound',
        claim:
          'read the weights once for every token of the prompt: prefill shares one read among all of them',
        value: (p) => (2 * p.parameters * p.prompt) / (p.gpus * p.bandwidth),
      },
      {
        id: 'full-utilisation',
        claim: 'left the utilisation out',
        value: (p) => (2 * p.parameters * p.prompt) / (p.gpus * p.peak),
      },
    ],
    working: (p) => [
      `work: 2 · ${countText(p.parameters)} · ${numberText(p.prompt)} = ${numberText(2 * p.parameters * p.prompt)} FLOP`,
      `speed: ${p.gpus} · ${numberText(p.peak)} · ${numberText(p.mfu)} = ${numberText(p.gpus * p.peak * p.mfu)} FLOP/s`,
      `time: ${numberText((2 * p.parameters * p.prompt) / (p.gpus * p.peak * p.mfu))} s`,
    ],
  }),
  defineDrill({
    id: 'batch-crossover',
    title: 'Batch at which decoding becomes compute-bound',
    topic: 'inference-serving',
    level: 'advanced',
    minutes: 3,
    tags: ['roofline', 'batching', 'decode'],
    related: ['question/prefill-decode'],
    sources: [pope],
    unit: 'sequences',
    tolerance: relative(0.02),
    formula: String.raw`B^* = \frac{P \, b}{2 \beta}`,
    symbols: [peakSymbol, bandwidthSymbol, { symbol: 'b', meaning: 'bytes per weight', unit: 'B' }],
    holds:
      'Weights only. The KV cache is read per sequence, so that with long contexts decoding may never become compute-bound.',
    draw: (pick) => {
      const { peak, bandwidth } = pick.oneOf(accelerators);
      return { peak, bandwidth, bytes: pick.oneOf([0.5, 1, 2]) };
    },
    prompt: (p) =>
      `Take ${nameWithArticle(p)}: it does ${peakText(p.peak)} dense BF16 and moves ${bandwidthText(p.bandwidth)}; weights take ${p.bytes} ${p.bytes === 1 ? 'byte' : 'bytes'} each and are computed with in BF16. From how many sequences in a decode batch on is the weight part bound by compute, if KV traffic is ignored?`,
    answer: (p) => (p.peak * p.bytes) / (2 * p.bandwidth),
    wrong: [
      {
        id: 'no-bytes',
        claim: 'left the bytes per weight out',
        value: (p) => (p.bytes === 1 ? undefined : p.peak / (2 * p.bandwidth)),
      },
      {
        id: 'no-flops',
        claim: 'left out that a weight does two FLOP per sequence',
        value: (p) => (p.peak * p.bytes) / p.bandwidth,
      },
    ],
    working: (p) => [
      `per weight: 2 · B FLOP of work for ${p.bytes} B of traffic`,
      `equal times: 2 B / ${numberText(p.peak)} = ${p.bytes} / ${numberText(p.bandwidth)}`,
      `B = ${numberText((p.peak * p.bytes) / (2 * p.bandwidth))} sequences`,
    ],
  }),
  defineDrill({
    id: 'spec-speedup',
    title: 'Speed-up of speculative decoding',
    topic: 'inference-serving',
    level: 'advanced',
    minutes: 4,
    tags: ['speculative-decoding', 'latency'],
    related: ['question/speculative-decoding', 'question/modern-drafting'],
    sources: [
      {
        title: 'Fast Inference from Transformers via Speculative Decoding',
        authors: 'Leviathan et al.',
        year: 2022,
        arxiv: '2211.17192',
      },
    ],
    unit: 'x',
    tolerance: relative(0.02),
    formula: String.raw`S = \frac{1 - \alpha^{\gamma + 1}}{(1 - \alpha)(c \gamma + 1)}`,
    symbols: [
      {
        symbol: String.raw`\alpha`,
        meaning: 'chance that a drafted token is accepted, given that those before it were',
      },
      { symbol: String.raw`\gamma`, meaning: 'drafted tokens per round' },
      { symbol: 'c', meaning: 'cost of a draft step in target steps' },
    ],
    holds:
      'Equal acceptance at every place, and a verification that takes as long as a single step: a small batch, bound by bandwidth.',
    draw: (pick) => ({
      alpha: pick.step(0.3, 0.95, 0.05),
      gamma: pick.step(1, 10, 1),
      cost: pick.oneOf([0.01, 0.02, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3]),
    }),
    prompt: (p) =>
      `A draft model proposes ${p.gamma} ${p.gamma === 1 ? 'token' : 'tokens'} a round, each accepted with probability ${p.alpha} once all before it were. A draft step costs ${p.cost} of a target step, and verifying costs one. By what factor is decoding faster?`,
    answer: (p) => tokensPerRound(p) / (p.cost * p.gamma + 1),
    wrong: [
      {
        id: 'no-bonus',
        claim:
          'forgot the token that the target adds itself: the correction, or the bonus after all accepted',
        value: (p) => (tokensPerRound(p) - p.alpha ** p.gamma) / (p.cost * p.gamma + 1),
      },
      {
        id: 'independent',
        claim: 'took every drafted token as accepted on its own: a rejection discards all behind it',
        value: (p) => 1 + p.alpha * p.gamma,
      },
      {
        id: 'free-draft',
        claim: 'took the draft model as free',
        value: (p) => tokensPerRound(p),
      },
    ],
    working: (p) => [
      `tokens per round: (1 - ${p.alpha}^${p.gamma + 1}) / (1 - ${p.alpha}) = ${numberText(tokensPerRound(p))}`,
      `cost per round: ${p.cost} · ${p.gamma} + 1 = ${numberText(p.cost * p.gamma + 1)} target steps`,
      `speed-up: ${numberText(tokensPerRound(p) / (p.cost * p.gamma + 1))}`,
    ],
  }),
];

function intensity(p: { batch: number; input: number; output: number; bytes: number }): number {
  const elements = p.input * p.output + p.batch * (p.input + p.output);
  return (2 * p.batch * p.input * p.output) / (p.bytes * elements);
}

function tokensPerRound({ alpha, gamma }: { alpha: number; gamma: number }): number {
  return (1 - alpha ** (gamma + 1)) / (1 - alpha);
}
