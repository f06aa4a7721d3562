import { type Drill, defineDrill, relative } from '../drill';
import { countText, gigabytesText, numberText } from '../numberText';

const zero = {
  title: 'ZeRO: Memory Optimizations Toward Training Trillion Parameter Models',
  authors: 'Rajbhandari et al.',
  year: 2019,
  arxiv: '1910.02054',
};

/** Bytes of weights, caches, optimizer states and indexes. */
export const memoryDrills: Drill[] = [
  defineDrill({
    id: 'kv-bytes',
    title: 'Size of a KV cache',
    topic: 'inference-serving',
    level: 'core',
    minutes: 2,
    tags: ['kv-cache', 'gqa', 'memory'],
    related: ['question/kv-paging', 'question/kv-quantization'],
    sources: [
      {
        title: 'GQA: Training Generalized Multi-Query Transformer Models from Multi-Head Checkpoints',
        authors: 'Ainslie et al.',
        year: 2023,
        arxiv: '2305.13245',
      },
    ],
    unit: 'GB',
    tolerance: relative(0.01),
    formula: String.raw`M_\text{KV} = 2 \, L \, h_\text{kv} \, d_h \, T \, B \, b`,
    symbols: [
      { symbol: 'L', meaning: 'layers' },
      { symbol: String.raw`h_\text{kv}`, meaning: 'key/value heads' },
      { symbol: 'd_h', meaning: 'dimension of a head' },
      { symbol: 'T', meaning: 'tokens in the context' },
      { symbol: 'B', meaning: 'sequences' },
      { symbol: 'b', meaning: 'bytes per element', unit: 'B' },
    ],
    holds:
      'Full attention in every layer, keys and values cached separately. Sliding windows cap T; MLA caches one latent instead.',
    draw: (pick) => {
      const queryHeads = pick.oneOf([16, 32, 40, 64, 96]);
      return {
        layers: pick.oneOf([16, 24, 32, 40, 48, 60, 64, 80, 96, 126]),
        queryHeads,
        kvHeads: pick.oneOf([1, 2, 4, 8].filter((heads) => queryHeads % heads === 0)),
        headDim: pick.oneOf([64, 128]),
        tokens: pick.powerOfTwo(1024, 131_072),
        batch: pick.powerOfTwo(1, 64),
        bytes: pick.oneOf([1, 2]),
      };
    },
    prompt: (p) =>
      `A decoder has ${p.layers} layers, ${p.queryHeads} query heads, ${p.kvHeads} key/value ${p.kvHeads === 1 ? 'head' : 'heads'} of dimension ${p.headDim}, and caches in ${p.bytes === 1 ? 'FP8' : 'BF16'}. How many GB (1e9 bytes) does the KV cache take for ${p.batch} ${p.batch === 1 ? 'sequence' : 'sequences'} of ${numberText(p.tokens)} tokens?`,
    answer: (p) => (2 * p.layers * p.kvHeads * p.headDim * p.tokens * p.batch * p.bytes) / 1e9,
    wrong: [
      {
        id: 'one-of-k-and-v',
        claim: 'forgot the factor 2: keys and values are both cached',
        value: (p) => (p.layers * p.kvHeads * p.headDim * p.tokens * p.batch * p.bytes) / 1e9,
      },
      {
        id: 'query-heads',
        claim: 'counted the query heads: with grouped queries only the key/value heads are cached',
        value: (p) => (2 * p.layers * p.queryHeads * p.headDim * p.tokens * p.batch * p.bytes) / 1e9,
      },
      {
        id: 'one-layer',
        claim: 'counted one layer only: every layer keeps a cache of its own',
        value: (p) => (2 * p.kvHeads * p.headDim * p.tokens * p.batch * p.bytes) / 1e9,
      },
    ],
    working: (p) => {
      const perToken = 2 * p.layers * p.kvHeads * p.headDim * p.bytes;
      return [
        `per token: 2 · ${p.layers} layers · ${p.kvHeads} heads · ${p.headDim} · ${p.bytes} B = ${numberText(perToken)} B`,
        `tokens: ${numberText(p.tokens)} · ${p.batch} = ${numberText(p.tokens * p.batch)}`,
        `together: ${numberText(perToken)} B · ${numberText(p.tokens * p.batch)} = ${gigabytesText(perToken * p.tokens * p.batch)}`,
      ];
    },
  }),
  defineDrill({
    id: 'kv-ratio',
    title: 'MHA, GQA, MQA and MLA: cache per token and layer',
    topic: 'attention-position-longcontext',
    level: 'advanced',
    minutes: 3,
    tags: ['kv-cache', 'mla', 'gqa'],
    related: ['question/kv-efficiency-stack', 'question/mla'],
    sources: [
      {
        title: 'DeepSeek-V2: A Strong, Economical, and Efficient Mixture-of-Experts Language Model',
        authors: 'DeepSeek-AI',
        year: 2024,
        arxiv: '2405.04434',
      },
    ],
    unit: 'x',
    tolerance: relative(0.02),
    formula: String.raw`\frac{\text{MHA}}{\text{MLA}} = \frac{2 \, h \, d_h}{d_c + d_R}`,
    symbols: [
      { symbol: 'h', meaning: 'heads' },
      { symbol: 'd_h', meaning: 'dimension of a head' },
      { symbol: 'd_c', meaning: 'dimension of the shared latent' },
      { symbol: 'd_R', meaning: 'dimension of the decoupled rotary key' },
    ],
    holds: 'Elements per token and layer. GQA caches $2 h_{kv} d_h$, MQA $2 d_h$.',
    draw: (pick) => {
      const heads = pick.oneOf([16, 32, 64, 128]);
      return {
        heads,
        kvHeads: pick.oneOf([2, 4, 8].filter((kv) => kv < heads)),
        headDim: pick.oneOf([64, 128, 192]),
        latent: pick.oneOf([256, 384, 512, 768, 1024]),
        ropeDim: pick.oneOf([32, 64]),
      };
    },
    prompt: (p) =>
      `A layer has ${p.heads} heads of dimension ${p.headDim}. One variant caches all of them (MHA), one shares ${p.kvHeads} key/value heads (GQA), one keeps a latent of ${p.latent} plus a rotary key of ${p.ropeDim} per token (MLA). By what factor is the MHA cache larger than the MLA cache?`,
    answer: (p) => (2 * p.heads * p.headDim) / (p.latent + p.ropeDim),
    wrong: [
      {
        id: 'latent-twice',
        claim: 'counted the latent for keys and again for values: both are rebuilt from the same one',
        value: (p) => (2 * p.heads * p.headDim) / (2 * (p.latent + p.ropeDim)),
      },
      {
        id: 'no-rope-key',
        claim: 'forgot the decoupled rotary key, which is cached beside the latent',
        value: (p) => (2 * p.heads * p.headDim) / p.latent,
      },
      {
        id: 'gqa-ratio',
        claim: 'answered the ratio of MHA to GQA',
        value: (p) => p.heads / p.kvHeads,
      },
    ],
    working: (p) => [
      `MHA: 2 · ${p.heads} · ${p.headDim} = ${numberText(2 * p.heads * p.headDim)} elements`,
      `MLA: ${p.latent} + ${p.ropeDim} = ${p.latent + p.ropeDim} elements`,
      `ratio: ${numberText((2 * p.heads * p.headDim) / (p.latent + p.ropeDim))} (MHA to GQA: ${numberText(p.heads / p.kvHeads)}, to MQA: ${p.heads})`,
    ],
  }),
  defineDrill({
    id: 'adam-memory',
    title: 'Model states of mixed-precision Adam',
    topic: 'hardware-distributed-training',
    level: 'core',
    minutes: 2,
    tags: ['memory', 'adam', 'mixed-precision'],
    related: ['question/train-7b'],
    sources: [zero],
    unit: 'GB',
    tolerance: relative(0.01),
    formula: String.raw`M = (2 + 2 + 4 + 4 + 4) \, N = 16 N`,
    symbols: [{ symbol: 'N', meaning: 'parameters' }],
    holds:
      'BF16 weights and gradients, FP32 master weights and both moments. Activations are extra; FP32 gradients make it 18 N.',
    draw: (pick) => ({ parameters: pick.between(1e8, 1e12, 2) }),
    prompt: (p) =>
      `You train ${countText(p.parameters)} parameters with Adam in mixed precision: BF16 weights and gradients, FP32 master weights and moments. How many GB do the model states take before anything is sharded?`,
    answer: (p) => (16 * p.parameters) / 1e9,
    wrong: [
      {
        id: 'weights-only',
        claim: 'counted the BF16 weights only',
        value: (p) => (2 * p.parameters) / 1e9,
      },
      {
        id: 'no-master',
        claim: 'counted 12 bytes: one of the FP32 master copy, or weights and gradients, is missing',
        value: (p) => (12 * p.parameters) / 1e9,
      },
      {
        id: 'all-bf16',
        claim: 'took every state in BF16: small updates would be rounded away',
        value: (p) => (8 * p.parameters) / 1e9,
      },
    ],
    working: (p) => [
      'per parameter: 2 B weight + 2 B gradient + 4 B master + 4 B first moment + 4 B second moment = 16 B',
      `together: 16 B · ${countText(p.parameters)} = ${gigabytesText(16 * p.parameters)}`,
    ],
  }),
  defineDrill({
    id: 'zero-memory',
    title: 'Model states per GPU under ZeRO',
    topic: 'hardware-distributed-training',
    level: 'advanced',
    minutes: 3,
    tags: ['memory', 'zero', 'fsdp'],
    related: ['question/train-7b'],
    sources: [zero],
    unit: 'GB',
    tolerance: relative(0.01),
    formula: String.raw`M_1 = 4N + \tfrac{12N}{p}, \quad M_2 = 2N + \tfrac{14N}{p}, \quad M_3 = \tfrac{16N}{p}`,
    symbols: [
      { symbol: 'N', meaning: 'parameters' },
      { symbol: 'p', meaning: 'ranks that share the states' },
      { symbol: 'M_s', meaning: 'model states per GPU at stage s', unit: 'B' },
    ],
    holds:
      'Mixed-precision Adam with 16 bytes a parameter. Stage 1 shards the optimizer, 2 the gradients too, 3 the weights too.',
    draw: (pick) => ({
      parameters: pick.between(1e9, 1e12, 2),
      ranks: pick.powerOfTwo(2, 1024),
      stage: pick.oneOf([1, 2, 3]),
    }),
    prompt: (p) =>
      `${countText(p.parameters)} parameters, mixed-precision Adam with 16 bytes a parameter, ZeRO stage ${p.stage} over ${p.ranks} ranks. How many GB of model states does each GPU hold?`,
    answer: (p) => zeroBytes(p, p.stage, 12) / 1e9,
    wrong: [
      {
        id: 'stage-1',
        claim: 'computed stage 1: gradients and weights would still be replicated',
        value: (p) => (p.stage === 1 ? undefined : zeroBytes(p, 1, 12) / 1e9),
      },
      {
        id: 'stage-2',
        claim: 'computed stage 2: gradients sharded, weights replicated',
        value: (p) => (p.stage === 2 ? undefined : zeroBytes(p, 2, 12) / 1e9),
      },
      {
        id: 'stage-3',
        claim: 'computed stage 3: the weights would be sharded too',
        value: (p) => (p.stage === 3 ? undefined : zeroBytes(p, 3, 12) / 1e9),
      },
      {
        id: 'optimizer-8',
        claim: 'counted the optimizer as 8 bytes: the FP32 master copy belongs to it',
        value: (p) => zeroBytes(p, p.stage, 8) / 1e9,
      },
    ],
    working: (p) => {
      const kept = p.stage === 1 ? 4 : p.stage === 2 ? 2 : 0;
      const sharded = 16 - kept;
      return [
        `on every GPU: ${kept} B a parameter = ${gigabytesText(kept * p.parameters)}`,
        `sharded: ${sharded} B · ${countText(p.parameters)} / ${p.ranks} = ${gigabytesText((sharded * p.parameters) / p.ranks)}`,
        `together: ${gigabytesText(zeroBytes(p, p.stage, 12))}`,
      ];
    },
  }),
  defineDrill({
    id: 'quant-size',
    title: 'Quantised weights with their scales',
    topic: 'inference-serving',
    level: 'advanced',
    minutes: 3,
    tags: ['quantization', 'memory'],
    related: ['question/lora', 'question/finetuning-strategies'],
    sources: [
      {
        title: 'QLoRA: Efficient Finetuning of Quantized LLMs',
        authors: 'Dettmers et al.',
        year: 2023,
        arxiv: '2305.14314',
      },
    ],
    unit: 'GB',
    tolerance: relative(0.01),
    formula: String.raw`M = \frac{N}{8} \left( b + \frac{s + z}{g} \right)`,
    symbols: [
      { symbol: 'N', meaning: 'weights' },
      { symbol: 'b', meaning: 'bits of a weight', unit: 'bit' },
      { symbol: 's', meaning: 'bits of a group’s scale', unit: 'bit' },
      { symbol: 'z', meaning: 'bits of a group’s zero point', unit: 'bit' },
      { symbol: 'g', meaning: 'weights in a group' },
    ],
    holds: 'Every weight quantised in groups; embeddings and norms kept in higher precision come on top.',
    draw: (pick) => ({
      parameters: pick.between(1e9, 4e11, 2),
      bits: pick.oneOf([2, 3, 4, 8]),
      group: pick.oneOf([32, 64, 128]),
      scaleBits: pick.oneOf([8, 16]),
      zeroBits: pick.oneOf([0, 4, 8]),
    }),
    prompt: (p) =>
      `All ${countText(p.parameters)} weights of a model are stored in ${p.bits} bits, in groups of ${p.group} with a ${p.scaleBits}-bit scale${p.zeroBits === 0 ? '' : ` and a ${p.zeroBits}-bit zero point`} each. How many GB is that?`,
    answer: (p) => (p.parameters * (p.bits + (p.scaleBits + p.zeroBits) / p.group)) / 8 / 1e9,
    wrong: [
      {
        id: 'no-scales',
        claim: 'left the scales and zero points out',
        value: (p) => (p.parameters * p.bits) / 8 / 1e9,
      },
      {
        id: 'bits-as-bytes',
        claim: 'took bits for bytes',
        value: (p) => (p.parameters * p.bits) / 1e9,
      },
      {
        id: 'scale-per-weight',
        claim: 'gave every weight a scale of its own instead of one per group',
        value: (p) => (p.parameters * (p.bits + p.scaleBits + p.zeroBits)) / 8 / 1e9,
      },
    ],
    working: (p) => {
      const bits = p.bits + (p.scaleBits + p.zeroBits) / p.group;
      return [
        `bits per weight: ${p.bits} + (${p.scaleBits} + ${p.zeroBits}) / ${p.group} = ${numberText(bits, 6)}`,
        `together: ${countText(p.parameters)} · ${numberText(bits, 6)} / 8 = ${gigabytesText((p.parameters * bits) / 8)}`,
      ];
    },
  }),
  defineDrill({
    id: 'vector-index',
    title: 'Memory of an HNSW index',
    topic: 'rag-agents-product',
    level: 'system-design',
    minutes: 3,
    tags: ['rag', 'hnsw', 'memory'],
    related: [],
    sources: [
      {
        title:
          'Efficient and robust approximate nearest neighbor search using Hierarchical Navigable Small World graphs',
        authors: 'Malkov and Yashunin',
        year: 2016,
        arxiv: '1603.09320',
      },
    ],
    unit: 'GB',
    tolerance: relative(0.01),
    formula: String.raw`M = n \, (d \, b + 2 M_0 \cdot 4)`,
    symbols: [
      { symbol: 'n', meaning: 'vectors: documents times chunks' },
      { symbol: 'd', meaning: 'dimensions' },
      { symbol: 'b', meaning: 'bytes per dimension', unit: 'B' },
      { symbol: 'M_0', meaning: 'links per node (HNSW parameter M); the base layer has 2M of 4 bytes' },
    ],
    holds: 'Vectors and the base layer’s links. Upper layers add a few percent; text and metadata are extra.',
    draw: (pick) => ({
      documents: pick.between(1e3, 1e6, 2),
      chunks: pick.step(10, 200, 10),
      dim: pick.oneOf([384, 512, 768, 1024, 1536, 3072]),
      bytes: pick.oneOf([1, 4]),
      links: pick.oneOf([8, 16, 32, 48, 64]),
    }),
    prompt: (p) =>
      `${numberText(p.documents)} documents are cut into ${p.chunks} chunks each and embedded in ${p.dim} dimensions, ${p.bytes === 4 ? 'FP32' : 'INT8'}. The HNSW graph has M = ${p.links}: 2M links of 4 bytes a vector on the base layer. How many GB does the index need in memory?`,
    answer: (p) => (p.documents * p.chunks * (p.dim * p.bytes + 8 * p.links)) / 1e9,
    wrong: [
      {
        id: 'vector-per-document',
        claim: 'counted one vector per document instead of one per chunk',
        value: (p) => (p.documents * (p.dim * p.bytes + 8 * p.links)) / 1e9,
      },
      {
        id: 'byte-per-dimension',
        claim: 'took one byte per dimension',
        value: (p) => (p.bytes === 1 ? undefined : (p.documents * p.chunks * p.dim) / 1e9),
      },
      {
        id: 'no-links',
        claim: 'left the links of the graph out',
        value: (p) => (p.documents * p.chunks * p.dim * p.bytes) / 1e9,
      },
    ],
    working: (p) => [
      `vectors: ${numberText(p.documents)} · ${p.chunks} = ${numberText(p.documents * p.chunks)}`,
      `bytes each: ${p.dim} · ${p.bytes} + 2 · ${p.links} · 4 = ${numberText(p.dim * p.bytes + 8 * p.links)}`,
      `together: ${numberText(p.documents * p.chunks)} · ${numberText(p.dim * p.bytes + 8 * p.links)} B = ${gigabytesText(p.documents * p.chunks * (p.dim * p.bytes + 8 * p.links))}`,
    ],
  }),
];

function zeroBytes(
  { parameters, ranks }: { parameters: number; ranks: number },
  stage: number,
  optimizer: number,
): number {
  const sharded = stage === 1 ? optimizer : stage === 2 ? optimizer + 2 : optimizer + 4;
  const kept = stage === 1 ? 4 : stage === 2 ? 2 : 0;
  return kept * parameters + (sharded * parameters) / ranks;
}
