import { accelerators, nameWithArticle, sparseFactor } from '../hardware';
import { type Drill, defineDrill, relative } from '../drill';
import { bandwidthText, countText, numberText, peakText } from '../numberText';

const day = 86_400;

const kaplan = {
  title: 'Scaling Laws for Neural Language Models',
  authors: 'Kaplan et al.',
  year: 2020,
  arxiv: '2001.08361',
};
const chinchilla = {
  title: 'Training Compute-Optimal Large Language Models',
  authors: 'Hoffmann et al.',
  year: 2022,
  arxiv: '2203.15556',
};
const palm = {
  title: 'PaLM: Scaling Language Modeling with Pathways',
  authors: 'Chowdhery et al.',
  year: 2022,
  arxiv: '2204.02311',
};
const roofline = {
  title: 'Roofline: An Insightful Visual Performance Model for Multicore Architectures',
  authors: 'Williams et al.',
  year: 2009,
  doi: '10.1145/1498765.1498785',
};

const peakSymbol = { symbol: 'P', meaning: 'dense peak', unit: 'FLOP/s' };
const mfuSymbol = { symbol: 'u', meaning: 'model FLOPs utilisation, 0-1' };

/** What training costs, and what the hardware can do. */
export const computeDrills: Drill[] = [
  defineDrill({
    id: 'train-flops',
    title: 'Compute of a training run',
    topic: 'scaling-optimization-numerics',
    level: 'core',
    minutes: 2,
    tags: ['flops', 'scaling'],
    related: ['question/backprop-flops'],
    sources: [kaplan],
    unit: 'FLOP',
    tolerance: relative(0.01),
    formula: String.raw`C = 6 N D`,
    symbols: [
      { symbol: 'N', meaning: 'parameters that take part in matrix products' },
      { symbol: 'D', meaning: 'tokens' },
    ],
    holds:
      'Dense transformer whose context is short beside 12 times its width, so that attention scores are a small part. For an MoE, N is the active count.',
    draw: (pick) => ({ parameters: pick.between(1e8, 1e12, 2), tokens: pick.between(1e9, 2e13, 2) }),
    prompt: (p) =>
      `How many FLOP does it take to train a dense model of ${countText(p.parameters)} parameters on ${countText(p.tokens)} tokens? Attention scores may be left out.`,
    answer: (p) => 6 * p.parameters * p.tokens,
    wrong: [
      {
        id: 'forward-only',
        claim: 'counted the forward pass only',
        value: (p) => 2 * p.parameters * p.tokens,
      },
      {
        id: 'symmetric-backward',
        claim:
          'took the backward pass to cost as much as the forward: it has two products where that has one',
        value: (p) => 4 * p.parameters * p.tokens,
      },
      {
        id: 'macs',
        claim: 'counted multiply-adds as one operation instead of two',
        value: (p) => 3 * p.parameters * p.tokens,
      },
    ],
    working: (p) => [
      'per parameter and token: 2 FLOP forward + 4 FLOP backward (gradients of inputs and of weights) = 6',
      `together: 6 · ${countText(p.parameters)} · ${countText(p.tokens)} = ${numberText(6 * p.parameters * p.tokens)} FLOP`,
    ],
  }),
  defineDrill({
    id: 'mfu',
    title: 'Model FLOPs utilisation',
    topic: 'hardware-distributed-training',
    level: 'core',
    minutes: 2,
    tags: ['flops', 'mfu'],
    related: ['question/backprop-flops'],
    sources: [palm],
    unit: '%',
    tolerance: { kind: 'points', points: 0.5 },
    formula: String.raw`u = \frac{6 N v}{P}`,
    symbols: [
      { symbol: 'N', meaning: 'parameters' },
      { symbol: 'v', meaning: 'training throughput of one GPU', unit: 'token/s' },
      peakSymbol,
    ],
    holds: 'Training, attention FLOPs left out. Recomputation does not count: with it the figure is HFU.',
    draw: (pick) => {
      const { peak } = pick.oneOf(accelerators);
      const parameters = pick.between(1e9, 1e12, 2);
      const throughput = Number(((pick.between(0.25, 0.6, 3) * peak) / (6 * parameters)).toPrecision(3));
      return { parameters, throughput, peak };
    },
    prompt: (p) =>
      `A dense model of ${countText(p.parameters)} parameters trains on ${numberText(p.throughput)} tokens per second and GPU. The GPU is ${nameWithArticle(p)} with a dense BF16 peak of ${peakText(p.peak)}. What is its MFU in percent?`,
    answer: (p) => (100 * 6 * p.parameters * p.throughput) / p.peak,
    wrong: [
      {
        id: 'inference-flops',
        claim: 'used the 2N of inference: training takes 6N per token',
        value: (p) => (100 * 2 * p.parameters * p.throughput) / p.peak,
      },
      {
        id: 'recompute-counted',
        claim: 'counted the recomputed forward pass too: that is hardware utilisation (HFU)',
        value: (p) => (100 * 8 * p.parameters * p.throughput) / p.peak,
      },
      {
        id: 'sparse-peak',
        claim: 'divided by the peak for sparse matrices',
        value: (p) => (100 * 6 * p.parameters * p.throughput) / (sparseFactor * p.peak),
      },
    ],
    working: (p) => [
      `useful: 6 · ${countText(p.parameters)} · ${numberText(p.throughput)}/s = ${numberText(6 * p.parameters * p.throughput)} FLOP/s`,
      `of the peak: ${numberText(6 * p.parameters * p.throughput)} / ${numberText(p.peak)} = ${numberText((600 * p.parameters * p.throughput) / p.peak)} %`,
    ],
  }),
  defineDrill({
    id: 'ridge',
    title: 'Ridge point of a roofline',
    topic: 'hardware-distributed-training',
    level: 'core',
    minutes: 1,
    tags: ['roofline', 'bandwidth'],
    related: ['question/prefill-decode'],
    sources: [roofline],
    unit: 'FLOP/B',
    tolerance: relative(0.01),
    formula: String.raw`I^* = \frac{P}{\beta}`,
    symbols: [peakSymbol, { symbol: String.raw`\beta`, meaning: 'memory bandwidth', unit: 'B/s' }],
    holds:
      'A kernel with less arithmetic per byte than this is bound by bandwidth, one with more by compute.',
    draw: (pick) =>
      pick.oneOf([0, 1]) === 0
        ? ((card) => ({ peak: card.peak, bandwidth: card.bandwidth }))(pick.oneOf(accelerators))
        : { peak: pick.between(1e14, 2.3e15, 2), bandwidth: pick.between(1e12, 8e12, 2) },
    prompt: (p) =>
      `Take ${nameWithArticle(p)}: it does ${peakText(p.peak)} dense and moves ${bandwidthText(p.bandwidth)}. From how many FLOP per byte on is a kernel bound by compute?`,
    answer: (p) => p.peak / p.bandwidth,
    wrong: [
      { id: 'inverted', claim: 'divided the wrong way round', value: (p) => p.bandwidth / p.peak },
      {
        id: 'sparse-peak',
        claim: 'used the peak for sparse matrices',
        value: (p) => (sparseFactor * p.peak) / p.bandwidth,
      },
    ],
    working: (p) => [
      `${numberText(p.peak)} FLOP/s / ${numberText(p.bandwidth)} B/s = ${numberText(p.peak / p.bandwidth)} FLOP/B`,
    ],
  }),
  defineDrill({
    id: 'chinchilla',
    title: 'Compute-optimal size for a budget',
    topic: 'scaling-optimization-numerics',
    level: 'core',
    minutes: 3,
    tags: ['scaling', 'chinchilla'],
    related: ['question/compute-optimal'],
    sources: [chinchilla],
    unit: 'parameters',
    tolerance: relative(0.02),
    formula: String.raw`N = \sqrt{\frac{C}{6 r}}, \quad D = r N`,
    symbols: [
      { symbol: 'C', meaning: 'training compute', unit: 'FLOP' },
      { symbol: 'r', meaning: 'tokens per parameter' },
      { symbol: 'N', meaning: 'parameters' },
      { symbol: 'D', meaning: 'tokens' },
    ],
    holds:
      'A fixed ratio of tokens to parameters, and a model that is judged by its training loss alone. Who serves it a lot trains a smaller one for longer.',
    draw: (pick) => ({ compute: pick.between(1e19, 1e26, 2), ratio: pick.oneOf([10, 15, 20, 25, 30, 40]) }),
    prompt: (p) =>
      `You have ${numberText(p.compute)} FLOP and train with ${p.ratio} tokens per parameter. How many parameters does the model get?`,
    answer: (p) => Math.sqrt(p.compute / (6 * p.ratio)),
    wrong: [
      {
        id: 'forward-flops',
        claim: 'took the compute as 2ND, the forward pass alone',
        value: (p) => Math.sqrt(p.compute / (2 * p.ratio)),
      },
      {
        id: 'no-root',
        claim: 'took the tokens as fixed: they grow with the model, so the size is a square root',
        value: (p) => p.compute / (6 * p.ratio),
      },
      {
        id: 'one-token',
        claim: 'trained with one token per parameter',
        value: (p) => Math.sqrt(p.compute / 6),
      },
    ],
    working: (p) => {
      const size = Math.sqrt(p.compute / (6 * p.ratio));
      return [
        `C = 6 N D = 6 · ${p.ratio} · N², so N = sqrt(${numberText(p.compute)} / ${6 * p.ratio})`,
        `N = ${numberText(size)} parameters, D = ${numberText(p.ratio * size)} tokens`,
      ];
    },
  }),
  defineDrill({
    id: 'budget-h100',
    title: 'So many GPUs for so many days',
    topic: 'scaling-optimization-numerics',
    level: 'system-design',
    minutes: 4,
    tags: ['scaling', 'chinchilla', 'mfu'],
    related: ['question/compute-optimal'],
    sources: [chinchilla, palm],
    unit: 'parameters',
    tolerance: relative(0.03),
    formula: String.raw`C = g \, t \, P \, u, \quad N = \sqrt{\frac{C}{120}}`,
    symbols: [
      { symbol: 'g', meaning: 'GPUs' },
      { symbol: 't', meaning: 'time', unit: 's' },
      peakSymbol,
      mfuSymbol,
    ],
    holds: 'Twenty tokens per parameter and 6 FLOP per parameter and token; no time lost to failures.',
    draw: (pick) => ({
      gpus: pick.oneOf([8, 16, 32, 64, 128, 256, 512, 1024]),
      days: pick.oneOf([1, 3, 7, 10, 14, 21, 30, 45, 60, 90]),
      peak: pick.oneOf(accelerators).peak,
      mfu: pick.step(0.3, 0.55, 0.05),
    }),
    prompt: (p) =>
      `You get ${p.gpus} GPUs of ${peakText(p.peak)} dense BF16 for ${p.days} ${p.days === 1 ? 'day' : 'days'} and reach ${numberText(100 * p.mfu)} % MFU. How many parameters has the model that is compute-optimal at 20 tokens per parameter?`,
    answer: (p) => Math.sqrt((p.gpus * p.days * day * p.peak * p.mfu) / 120),
    wrong: [
      {
        id: 'full-utilisation',
        claim: 'left the utilisation out',
        value: (p) => Math.sqrt((p.gpus * p.days * day * p.peak) / 120),
      },
      {
        id: 'hours-as-seconds',
        claim: 'counted hours where FLOP/s wants seconds',
        value: (p) => Math.sqrt((p.gpus * p.days * 24 * p.peak * p.mfu) / 120),
      },
      {
        id: 'sparse-peak',
        claim: 'used the peak for sparse matrices',
        value: (p) => Math.sqrt((p.gpus * p.days * day * sparseFactor * p.peak * p.mfu) / 120),
      },
    ],
    working: (p) => {
      const compute = p.gpus * p.days * day * p.peak * p.mfu;
      return [
        `C = ${p.gpus} · ${p.days} · 86,400 s · ${numberText(p.peak)} FLOP/s · ${numberText(p.mfu)} = ${numberText(compute)} FLOP`,
        `C = 6 · N · 20 N, so N = sqrt(${numberText(compute)} / 120) = ${numberText(Math.sqrt(compute / 120))} parameters, on ${numberText(20 * Math.sqrt(compute / 120))} tokens`,
      ];
    },
  }),
  defineDrill({
    id: 'gpu-hours',
    title: 'Price of a training run',
    topic: 'hardware-distributed-training',
    level: 'system-design',
    minutes: 3,
    tags: ['cost', 'flops', 'mfu'],
    related: ['question/backprop-flops', 'question/train-7b'],
    sources: [kaplan, palm],
    unit: '$',
    tolerance: relative(0.02),
    formula: String.raw`K = \frac{6 N D}{3600 \, P \, u} \, c`,
    symbols: [
      { symbol: 'N', meaning: 'parameters' },
      { symbol: 'D', meaning: 'tokens' },
      peakSymbol,
      mfuSymbol,
      { symbol: 'c', meaning: 'price of a GPU-hour', unit: '$/h' },
    ],
    holds: 'One run that does not fail. Restarts, evaluations and experiments before it are extra.',
    draw: (pick) => ({
      parameters: pick.between(1e9, 4e11, 2),
      tokens: pick.between(1e11, 2e13, 2),
      peak: pick.oneOf(accelerators).peak,
      mfu: pick.step(0.3, 0.55, 0.05),
      price: pick.step(1, 5, 0.25),
    }),
    prompt: (p) =>
      `What does it cost in dollars to train ${countText(p.parameters)} parameters on ${countText(p.tokens)} tokens, on GPUs of ${peakText(p.peak)} dense at ${numberText(100 * p.mfu)} % MFU and $${p.price.toFixed(2)} per GPU-hour?`,
    answer: (p) => ((6 * p.parameters * p.tokens) / (p.peak * p.mfu * 3600)) * p.price,
    wrong: [
      {
        id: 'forward-only',
        claim: 'counted the forward pass only',
        value: (p) => ((2 * p.parameters * p.tokens) / (p.peak * p.mfu * 3600)) * p.price,
      },
      {
        id: 'full-utilisation',
        claim: 'left the utilisation out',
        value: (p) => ((6 * p.parameters * p.tokens) / (p.peak * 3600)) * p.price,
      },
      {
        id: 'seconds-as-hours',
        claim: 'paid the hourly price for every second',
        value: (p) => ((6 * p.parameters * p.tokens) / (p.peak * p.mfu)) * p.price,
      },
    ],
    working: (p) => {
      const hours = (6 * p.parameters * p.tokens) / (p.peak * p.mfu * 3600);
      return [
        `compute: 6 · ${countText(p.parameters)} · ${countText(p.tokens)} = ${numberText(6 * p.parameters * p.tokens)} FLOP`,
        `time: that / (${numberText(p.peak)} FLOP/s · ${numberText(p.mfu)} · 3,600 s/h) = ${numberText(hours)} GPU-hours`,
        `price: ${numberText(hours)} h · $${p.price.toFixed(2)} = $${numberText(hours * p.price)}`,
      ];
    },
  }),
];
