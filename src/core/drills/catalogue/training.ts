import { type Drill, defineDrill, relative } from '../drill';
import { bandwidthText, countText, gigabytesText, numberText } from '../numberText';

/** Parallel training, adapters, experts, tokenizers and sampling. */
export const trainingDrills: Drill[] = [
  defineDrill({
    id: 'pipeline-bubble',
    title: 'Bubble of a pipeline',
    topic: 'hardware-distributed-training',
    level: 'advanced',
    minutes: 2,
    tags: ['pipeline-parallel'],
    related: [],
    sources: [
      {
        title: 'Efficient Large-Scale Language Model Training on GPU Clusters Using Megatron-LM',
        authors: 'Narayanan et al.',
        year: 2021,
        arxiv: '2104.04473',
      },
    ],
    unit: '%',
    tolerance: { kind: 'points', points: 0.5 },
    formula: String.raw`\frac{p - 1}{v m + p - 1}`,
    symbols: [
      { symbol: 'p', meaning: 'stages' },
      { symbol: 'm', meaning: 'microbatches in a step' },
      { symbol: 'v', meaning: 'model chunks per stage (1 without interleaving)' },
    ],
    holds:
      'Stages of equal time, communication hidden. It is the share of the whole step; beside the ideal time it is (p - 1)/(v m).',
    draw: (pick) => ({
      stages: pick.powerOfTwo(2, 64),
      microbatches: pick.powerOfTwo(1, 512),
      chunks: pick.oneOf([1, 1, 2, 4, 8]),
    }),
    prompt: (p) =>
      `A pipeline has ${p.stages} stages and ${p.microbatches} ${p.microbatches === 1 ? 'microbatch' : 'microbatches'} a step${p.chunks === 1 ? '' : `, interleaved with ${p.chunks} model chunks per stage`}. Which percentage of the step does a GPU stand idle?`,
    answer: (p) => (100 * (p.stages - 1)) / (p.chunks * p.microbatches + p.stages - 1),
    wrong: [
      {
        id: 'beside-ideal',
        claim: 'put the idle time beside the ideal time instead of the whole step',
        value: (p) => (100 * (p.stages - 1)) / (p.chunks * p.microbatches),
      },
      {
        id: 'all-stages',
        claim: 'counted p idle slots: the pipeline fills in p - 1',
        value: (p) => (100 * p.stages) / (p.chunks * p.microbatches + p.stages),
      },
      {
        id: 'no-microbatches',
        claim: 'left the microbatches out: more of them spread the same bubble thinner',
        value: (p) => 100 / p.stages,
      },
    ],
    working: (p) => [
      `idle slots: ${p.stages} - 1 = ${p.stages - 1}; busy slots: ${p.chunks} · ${p.microbatches} = ${p.chunks * p.microbatches}`,
      `share: ${p.stages - 1} / (${p.chunks * p.microbatches} + ${p.stages - 1}) = ${numberText((100 * (p.stages - 1)) / (p.chunks * p.microbatches + p.stages - 1))} %`,
    ],
  }),
  defineDrill({
    id: 'ring-time',
    title: 'Time of a ring all-reduce',
    topic: 'hardware-distributed-training',
    level: 'advanced',
    minutes: 3,
    tags: ['collectives', 'data-parallel'],
    related: ['question/context-parallelism'],
    sources: [
      {
        title: 'Bandwidth optimal all-reduce algorithms for clusters of workstations',
        authors: 'Patarasuk and Yuan',
        year: 2009,
        doi: '10.1016/j.jpdc.2008.09.002',
      },
    ],
    unit: 'ms',
    tolerance: relative(0.02),
    formula: String.raw`t = 2 \, \frac{p - 1}{p} \, \frac{M}{\beta} + 2 (p - 1) \, \lambda`,
    symbols: [
      { symbol: 'p', meaning: 'ranks' },
      { symbol: 'M', meaning: 'buffer', unit: 'B' },
      { symbol: String.raw`\beta`, meaning: 'bandwidth of a link, one direction', unit: 'B/s' },
      { symbol: String.raw`\lambda`, meaning: 'latency of a step', unit: 's' },
    ],
    holds: 'A reduce-scatter and an all-gather around one ring of equal links.',
    draw: (pick) => ({
      bytes: pick.between(1e6, 1e12, 2),
      ranks: pick.powerOfTwo(2, 1024),
      link: pick.oneOf([2.5e10, 5e10, 1e11, 2e11, 3e11, 4.5e11, 9e11]),
      latency: pick.oneOf([0, 1e-6, 2e-6, 5e-6, 1e-5, 2e-5]),
    }),
    prompt: (p) =>
      `${p.ranks} ranks all-reduce a buffer of ${gigabytesText(p.bytes)} around a ring whose links move ${bandwidthText(p.link)}${p.latency === 0 ? '' : `, with ${numberText(p.latency * 1e6)} µs of latency a step`}. How many milliseconds does it take?`,
    answer: (p) => 1e3 * ringSeconds(p),
    wrong: [
      {
        id: 'reduce-scatter-only',
        claim: 'counted the reduce-scatter alone: the all-gather takes as long again',
        value: (p) => 500 * ringSeconds(p),
      },
      {
        id: 'no-chunks',
        claim: 'sent the whole buffer in every step: a ring sends a p-th of it',
        value: (p) => (1e3 * 2 * (p.ranks - 1) * p.bytes) / p.link,
      },
      {
        id: 'parameter-server',
        claim: 'let all ranks send to one: that grows with the ranks, a ring does not',
        value: (p) => (1e3 * p.ranks * p.bytes) / p.link,
      },
    ],
    working: (p) => [
      `every rank sends and receives 2 · ${p.ranks - 1}/${p.ranks} · ${gigabytesText(p.bytes)} = ${gigabytesText((2 * (p.ranks - 1) * p.bytes) / p.ranks)}`,
      `over the link: ${numberText((2e3 * (p.ranks - 1) * p.bytes) / p.ranks / p.link)} ms; latency: 2 · ${p.ranks - 1} · ${numberText(p.latency * 1e6)} µs = ${numberText(2e3 * (p.ranks - 1) * p.latency)} ms`,
      `together: ${numberText(1e3 * ringSeconds(p))} ms`,
    ],
  }),
  defineDrill({
    id: 'lora-params',
    title: 'Trainable parameters of LoRA',
    topic: 'finetuning-alignment',
    level: 'core',
    minutes: 3,
    tags: ['lora', 'peft', 'gqa'],
    related: ['question/lora', 'question/finetuning-strategies'],
    sources: [
      {
        title: 'LoRA: Low-Rank Adaptation of Large Language Models',
        authors: 'Hu et al.',
        year: 2021,
        arxiv: '2106.09685',
      },
    ],
    unit: 'million',
    tolerance: relative(0.01),
    formula: String.raw`n = L \sum_{W} r \, (d_\text{in} + d_\text{out})`,
    symbols: [
      { symbol: 'L', meaning: 'layers' },
      { symbol: 'W', meaning: 'adapted matrices of a layer' },
      { symbol: 'r', meaning: 'rank' },
      { symbol: String.raw`d_\text{in}, d_\text{out}`, meaning: 'input and output width of the matrix' },
    ],
    holds:
      'One pair of factors for every adapted matrix. With grouped queries, k and v are narrower than q and o.',
    draw: (pick) => {
      const [layers, width, kvWidth] = pick.oneOf<[number, number, number]>([
        [16, 2048, 512],
        [32, 4096, 1024],
        [40, 5120, 1024],
        [48, 6144, 1024],
        [80, 8192, 1024],
      ]);
      const [q, k, v, o] = pick.oneOf<[number, number, number, number]>([
        [1, 0, 1, 0],
        [1, 1, 1, 1],
        [1, 1, 1, 0],
        [1, 1, 0, 0],
      ]);
      return { layers, width, kvWidth, rank: pick.powerOfTwo(4, 128), q, k, v, o };
    },
    prompt: (p) =>
      `A decoder has ${p.layers} layers of width ${numberText(p.width)}; with grouped queries, keys and values have width ${numberText(p.kvWidth)}. LoRA of rank ${p.rank} goes on ${targetsOf(p)} in every layer. How many million parameters are trained?`,
    answer: (p) => (p.layers * p.rank * sum(p, (input, output) => input + output)) / 1e6,
    wrong: [
      {
        id: 'square-kv',
        claim: 'took keys and values as wide as the model: grouped queries make them narrower',
        value: (p) => (p.layers * p.rank * (p.q + p.k + p.v + p.o) * 2 * p.width) / 1e6,
      },
      {
        id: 'one-matrix',
        claim: 'counted one of the adapted matrices only',
        value: (p) => (p.layers * p.rank * 2 * p.width) / 1e6,
      },
      {
        id: 'full-matrices',
        claim: 'counted the matrices themselves instead of their low-rank factors',
        value: (p) => (p.layers * sum(p, (input, output) => input * output)) / 1e6,
      },
    ],
    working: (p) => [
      `per layer: ${p.rank} · (${[...matricesOf(p)].map(([input, output]) => `${numberText(input)} + ${numberText(output)}`).join(' + ')}) = ${numberText(p.rank * sum(p, (input, output) => input + output))}`,
      `all layers: ${p.layers} · that = ${numberText((p.layers * p.rank * sum(p, (input, output) => input + output)) / 1e6)} million`,
    ],
  }),
  defineDrill({
    id: 'moe-params',
    title: 'Active parameters of a mixture of experts',
    topic: 'moe-ssm-hybrids',
    level: 'core',
    minutes: 3,
    tags: ['moe', 'parameters'],
    related: ['question/router-collapse', 'question/mixtral'],
    sources: [{ title: 'Mixtral of Experts', authors: 'Jiang et al.', year: 2024, arxiv: '2401.04088' }],
    unit: 'billion',
    tolerance: relative(0.02),
    formula: String.raw`N_\text{active} = N_0 + 3 L k \, d \, d_\text{ff}, \quad N_\text{total} = N_0 + 3 L E \, d \, d_\text{ff}`,
    symbols: [
      { symbol: 'N_0', meaning: 'attention, embeddings and whatever else is shared' },
      { symbol: 'L', meaning: 'layers' },
      { symbol: 'E, k', meaning: 'experts of a layer, and those a token uses' },
      { symbol: String.raw`d, d_\text{ff}`, meaning: 'width of the model and of an expert' },
    ],
    holds:
      'SwiGLU experts with three matrices in every layer, router left out. Compute follows the active count, memory the total.',
    draw: (pick) => {
      const experts = pick.oneOf([4, 8, 16, 32, 64, 128, 256]);
      return {
        layers: pick.oneOf([16, 24, 32, 40, 48, 60]),
        width: pick.oneOf([2048, 3072, 4096, 5120, 6144]),
        expertWidth: pick.oneOf(experts > 16 ? [1024, 1536, 2048] : [8192, 11_008, 14_336, 16_384]),
        experts,
        active: pick.oneOf([1, 2, 4, 6, 8].filter((k) => k < experts)),
        shared: pick.between(5e8, 1.5e10, 2),
      };
    },
    prompt: (p) =>
      `A mixture of experts has ${p.layers} layers of width ${numberText(p.width)}, ${p.experts} SwiGLU experts of width ${numberText(p.expertWidth)} in each, of which a token uses ${p.active}, and ${countText(p.shared)} shared parameters. How many billion parameters are active per token?`,
    answer: (p) => (p.shared + p.active * expertParameters(p)) / 1e9,
    wrong: [
      {
        id: 'share-of-total',
        claim: 'scaled the whole model by k/E: the shared part is always active',
        value: (p) => ((p.shared + p.experts * expertParameters(p)) * p.active) / p.experts / 1e9,
      },
      {
        id: 'whole-models',
        claim: 'added up whole models, as the name "8x7B" suggests: the shared part exists once',
        value: (p) => {
          const nominal = Math.round((p.shared + expertParameters(p)) / 1e9);
          return nominal === 0 || p.active === 1 ? undefined : p.active * nominal;
        },
      },
      {
        id: 'two-matrices',
        claim: 'counted two matrices per expert: SwiGLU has three',
        value: (p) => (p.shared + (p.active * expertParameters(p) * 2) / 3) / 1e9,
      },
    ],
    working: (p) => [
      `one expert in all layers: ${p.layers} · 3 · ${numberText(p.width)} · ${numberText(p.expertWidth)} = ${numberText(expertParameters(p) / 1e9)} billion`,
      `active: ${numberText(p.shared / 1e9)} + ${p.active} · ${numberText(expertParameters(p) / 1e9)} = ${numberText((p.shared + p.active * expertParameters(p)) / 1e9)} billion`,
      `total: ${numberText((p.shared + p.experts * expertParameters(p)) / 1e9)} billion`,
    ],
  }),
  defineDrill({
    id: 'best-of-n',
    title: 'Pass rate of best-of-N',
    topic: 'reasoning-rl-testtime',
    level: 'core',
    minutes: 2,
    tags: ['test-time-compute', 'sampling'],
    related: [],
    sources: [
      {
        title: 'Large Language Monkeys: Scaling Inference Compute with Repeated Sampling',
        authors: 'Brown et al.',
        year: 2024,
        arxiv: '2407.21787',
      },
    ],
    unit: '%',
    tolerance: { kind: 'points', points: 0.5 },
    formula: String.raw`1 - (1 - p)^N`,
    symbols: [
      { symbol: 'p', meaning: 'chance that one sample is right, 0-1' },
      { symbol: 'N', meaning: 'samples' },
    ],
    holds:
      'Independent samples of one problem and a verifier that never errs; a vote or a reward model reaches less.',
    draw: (pick) => ({ chance: pick.between(0.01, 0.9, 2), samples: pick.powerOfTwo(2, 256) }),
    prompt: (p) =>
      `A model solves a problem with probability ${p.chance} in one sample. You draw ${p.samples} independent samples and have a perfect verifier. In how many percent of the cases do you end up with a right answer?`,
    answer: (p) => 100 * (1 - (1 - p.chance) ** p.samples),
    wrong: [
      {
        id: 'added',
        claim: 'added the probabilities up',
        value: (p) => Math.min(100, 100 * p.chance * p.samples),
      },
      {
        id: 'all-right',
        claim: 'asked for all samples to be right',
        value: (p) => 100 * p.chance ** p.samples,
      },
      {
        id: 'no-gain',
        claim: 'took more samples as no gain: with a verifier one right sample is enough',
        value: (p) => 100 * p.chance,
      },
    ],
    working: (p) => [
      `all wrong: (1 - ${p.chance})^${p.samples} = ${numberText((1 - p.chance) ** p.samples)}`,
      `at least one right: ${numberText(100 * (1 - (1 - p.chance) ** p.samples))} %`,
    ],
  }),
];

function ringSeconds(p: { bytes: number; ranks: number; link: number; latency: number }): number {
  return (2 * (p.ranks - 1) * p.bytes) / p.ranks / p.link + 2 * (p.ranks - 1) * p.latency;
}

interface LoraShape {
  width: number;
  kvWidth: number;
  q: number;
  k: number;
  v: number;
  o: number;
}

/** Input and output width of the adapted matrices. */
function matricesOf({ width, kvWidth, q, k, v, o }: LoraShape): [number, number][] {
  const all: [number, [number, number]][] = [
    [q, [width, width]],
    [k, [width, kvWidth]],
    [v, [width, kvWidth]],
    [o, [width, width]],
  ];
  return all.flatMap(([isAdapted, shape]) => (isAdapted === 1 ? [shape] : []));
}

function sum(p: LoraShape, of: (input: number, output: number) => number): number {
  return matricesOf(p).reduce((total, [input, output]) => total + of(input, output), 0);
}

function targetsOf({ q, k, v, o }: LoraShape): string {
  const names = ['q', 'k', 'v', 'o'].filter((_, i) => [q, k, v, o][i] === 1);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function expertParameters(p: { layers: number; width: number; expertWidth: number }): number {
  return 3 * p.layers * p.width * p.expertWidth;
}
