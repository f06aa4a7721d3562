import { type Drill, defineDrill } from '../drill';
import { gigabytesText, numberText } from '../numberText';

/** How much fits, and what it costs. */
export const capacityDrills: Drill[] = [
  defineDrill({
    id: 'batch-limit',
    title: 'Sequences that fit into the KV memory',
    topic: 'inference-serving',
    level: 'system-design',
    minutes: 4,
    tags: ['kv-cache', 'memory', 'batching'],
    related: ['question/kv-paging'],
    sources: [
      {
        title: 'Efficient Memory Management for Large Language Model Serving with PagedAttention',
        authors: 'Kwon et al.',
        year: 2023,
        arxiv: '2309.06180',
      },
    ],
    unit: 'sequences',
    tolerance: { kind: 'exact' },
    formula: String.raw`B = \left\lfloor \frac{g M (1 - o) - W}{m T} \right\rfloor`,
    symbols: [
      { symbol: 'g', meaning: 'GPUs' },
      { symbol: 'M', meaning: 'memory of one', unit: 'B' },
      { symbol: 'o', meaning: 'share kept for activations and fragmentation, 0-1' },
      { symbol: 'W', meaning: 'weights', unit: 'B' },
      { symbol: 'm', meaning: 'KV cache per token', unit: 'B/token' },
      { symbol: 'T', meaning: 'tokens per sequence' },
    ],
    holds:
      'Tensor parallelism, so that weights and cache are split evenly, and every sequence at its full length.',
    draw: (pick) => {
      const [weightsGB, perToken] = pick.oneOf<[number, number]>([
        [16, 131_072],
        [28, 163_840],
        [64, 262_144],
        [140, 327_680],
        [70, 327_680],
      ]);
      return {
        memoryGB: pick.oneOf([24, 40, 48, 80, 141, 180]),
        gpus: pick.oneOf([1, 2, 4, 8]),
        overhead: pick.oneOf([0.05, 0.1, 0.15]),
        weightsGB,
        perToken,
        tokens: pick.powerOfTwo(2048, 32_768),
      };
    },
    prompt: (p) =>
      `${p.gpus} ${p.gpus === 1 ? 'GPU' : 'GPUs'} with ${p.memoryGB} GB each hold ${p.weightsGB} GB of weights between them. Keep ${numberText(100 * p.overhead)} % of the memory for everything else. The KV cache takes ${numberText(p.perToken)} bytes per token. How many sequences of ${numberText(p.tokens)} tokens fit?`,
    answer: (p) => sequencesThatFit(p, 1 - p.overhead, p.weightsGB),
    wrong: [
      {
        id: 'no-weights',
        claim: 'forgot that the weights are in memory too',
        value: (p) => sequencesThatFit(p, 1 - p.overhead, 0),
      },
      {
        id: 'weights-replicated',
        claim: 'put all weights on every GPU: with tensor parallelism each holds a part',
        value: (p) => (p.gpus === 1 ? undefined : sequencesThatFit(p, 1 - p.overhead, p.gpus * p.weightsGB)),
      },
      {
        id: 'no-overhead',
        claim: 'kept nothing for activations and fragmentation',
        value: (p) => sequencesThatFit(p, 1, p.weightsGB),
      },
    ],
    working: (p) => {
      const free = p.gpus * p.memoryGB * (1 - p.overhead) - p.weightsGB;
      const each = p.perToken * p.tokens;
      return [
        `free: ${p.gpus} · ${p.memoryGB} GB · ${numberText(1 - p.overhead)} - ${p.weightsGB} GB = ${numberText(free)} GB`,
        `per sequence: ${numberText(p.perToken)} B · ${numberText(p.tokens)} = ${gigabytesText(each)}`,
        `${numberText(free)} / ${numberText(each / 1e9)} = ${numberText((free * 1e9) / each)}, so ${numberText(sequencesThatFit(p, 1 - p.overhead, p.weightsGB))} whole sequences`,
      ];
    },
  }),
  defineDrill({
    id: 'prompt-cache',
    title: 'What a prompt cache saves',
    topic: 'inference-serving',
    level: 'system-design',
    minutes: 3,
    tags: ['cost', 'prompt-caching'],
    related: ['question/inference-cost-latency', 'question/prefix-caching'],
    sources: [
      {
        title: 'Prompt Cache: Modular Attention Reuse for Low-Latency Inference',
        authors: 'Gim et al.',
        year: 2023,
        arxiv: '2311.04934',
      },
    ],
    unit: '%',
    tolerance: { kind: 'points', points: 0.5 },
    formula: String.raw`s = \frac{h \, S \, p_i (1 - r)}{(S + U) \, p_i + O \, p_o}`,
    symbols: [
      { symbol: 'h', meaning: 'hit rate, 0-1' },
      { symbol: 'S, U, O', meaning: 'shared prompt, own prompt and output', unit: 'token' },
      { symbol: 'p_i, p_o', meaning: 'price of input and output tokens', unit: '$/Mtoken' },
      { symbol: 'r', meaning: 'price of a cached token as a share of the full one, 0-1' },
    ],
    holds: 'No surcharge for writing the cache; with one, low hit rates may cost more than they save.',
    draw: (pick) => {
      const [input, output] = pick.oneOf<[number, number]>([
        [0.5, 2],
        [1, 5],
        [2, 8],
        [2.5, 10],
        [3, 15],
      ]);
      return {
        shared: pick.step(1000, 20_000, 500),
        own: pick.step(100, 2000, 100),
        output: pick.step(100, 1000, 100),
        inputPrice: input,
        outputPrice: output,
        cachedShare: pick.oneOf([0.1, 0.25, 0.5]),
        hitRate: pick.step(0.5, 0.95, 0.05),
      };
    },
    prompt: (p) =>
      `Every request has a shared prompt of ${numberText(p.shared)} tokens, ${numberText(p.own)} tokens of its own and ${numberText(p.output)} tokens of output. Input costs $${p.inputPrice} and output $${p.outputPrice} a million tokens; a cached token costs ${numberText(100 * p.cachedShare)} % of the input price. With a hit rate of ${numberText(100 * p.hitRate)} %, how many percent of the bill does the cache save?`,
    answer: (p) => (100 * p.hitRate * p.shared * p.inputPrice * (1 - p.cachedShare)) / bill(p),
    wrong: [
      {
        id: 'share-of-prompt',
        claim: 'answered the share of the prompt that is shared: output, hit rate and read price are missing',
        value: (p) => (100 * p.shared) / (p.shared + p.own),
      },
      {
        id: 'free-reads',
        claim: 'took cached tokens as free',
        value: (p) => (100 * p.hitRate * p.shared * p.inputPrice) / bill(p),
      },
      {
        id: 'no-output',
        claim: 'left the output out of the bill',
        value: (p) => (100 * p.hitRate * p.shared * (1 - p.cachedShare)) / (p.shared + p.own),
      },
    ],
    working: (p) => [
      `bill per million requests: (${numberText(p.shared)} + ${numberText(p.own)}) · $${p.inputPrice} + ${numberText(p.output)} · $${p.outputPrice} = $${numberText(bill(p))}`,
      `saved: ${p.hitRate} · ${numberText(p.shared)} · $${p.inputPrice} · (1 - ${p.cachedShare}) = $${numberText(p.hitRate * p.shared * p.inputPrice * (1 - p.cachedShare))}`,
      `share: ${numberText((100 * p.hitRate * p.shared * p.inputPrice * (1 - p.cachedShare)) / bill(p))} %`,
    ],
  }),
];

function sequencesThatFit(
  p: { gpus: number; memoryGB: number; perToken: number; tokens: number },
  share: number,
  weightsGB: number,
): number {
  return Math.floor(((p.gpus * p.memoryGB * share - weightsGB) * 1e9) / (p.perToken * p.tokens));
}

function bill(p: {
  shared: number;
  own: number;
  output: number;
  inputPrice: number;
  outputPrice: number;
}): number {
  return (p.shared + p.own) * p.inputPrice + p.output * p.outputPrice;
}
