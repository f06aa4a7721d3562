import { type Drill, defineDrill, relative } from '../drill';
import { countText, numberText } from '../numberText';

const kaplan = {
  title: 'Scaling Laws for Neural Language Models',
  authors: 'Kaplan et al.',
  year: 2020,
  arxiv: '2001.08361',
};

/** What a longer context, or more tokens for the same text, costs. */
export const contextDrills: Drill[] = [
  defineDrill({
    id: 'attn-share',
    title: 'Share of the attention scores in the compute',
    topic: 'attention-position-longcontext',
    level: 'advanced',
    minutes: 3,
    tags: ['flops', 'long-context'],
    related: ['question/sparse-attention'],
    sources: [kaplan],
    unit: '%',
    tolerance: { kind: 'points', points: 1 },
    formula: String.raw`s = \frac{2 d T}{24 d^2 + 2 d T} = \frac{T}{12 d + T}`,
    symbols: [
      { symbol: 'T', meaning: 'tokens in the context' },
      { symbol: 'd', meaning: 'model width' },
    ],
    holds:
      'Prefill or training with a causal mask that is made use of, and 12 d² parameters in a layer (MHA, FFN of 8 d²).',
    draw: (pick) => ({ tokens: pick.powerOfTwo(1024, 1_048_576), width: pick.powerOfTwo(1024, 16_384) }),
    prompt: (p) =>
      `A decoder of width ${numberText(p.width)} with 12 d² parameters a layer reads a prompt of ${numberText(p.tokens)} tokens, and its kernels skip what the causal mask hides. Which percentage of its FLOPs goes into attention scores and their values?`,
    answer: (p) => (100 * p.tokens) / (12 * p.width + p.tokens),
    wrong: [
      {
        id: 'full-square',
        claim: 'counted the full square of scores: a causal mask leaves half',
        value: (p) => (200 * p.tokens) / (12 * p.width + 2 * p.tokens),
      },
      {
        id: 'width-only',
        claim: 'compared the context with d instead of 12 d: the FFN and the projections are missing',
        value: (p) => (100 * p.tokens) / (p.width + p.tokens),
      },
      { id: 'all', claim: 'took attention for the whole cost', value: () => 100 },
    ],
    working: (p) => [
      `per token and layer, scores and values: 2 · d · T = ${numberText(2 * p.width * p.tokens)} FLOP (mean over a causal prompt)`,
      `per token and layer, matrices: 24 · d² = ${numberText(24 * p.width ** 2)} FLOP`,
      `share: T / (12 d + T) = ${numberText((100 * p.tokens) / (12 * p.width + p.tokens))} %`,
    ],
  }),
  defineDrill({
    id: 'context-growth',
    title: 'Prefill at a longer context',
    topic: 'attention-position-longcontext',
    level: 'advanced',
    minutes: 3,
    tags: ['flops', 'long-context'],
    related: [],
    sources: [kaplan],
    unit: 'x',
    tolerance: relative(0.03),
    formula: String.raw`\frac{T_2 \, (2N + 2 L d \, T_2)}{T_1 \, (2N + 2 L d \, T_1)}`,
    symbols: [
      { symbol: 'T_1, T_2', meaning: 'context before and after' },
      { symbol: 'N', meaning: 'parameters' },
      { symbol: 'L', meaning: 'layers' },
      { symbol: 'd', meaning: 'model width' },
    ],
    holds: 'FLOPs of a causal prefill. The cache grows by T₂/T₁ only.',
    draw: (pick) => {
      const before = pick.powerOfTwo(2048, 65_536);
      const [parameters, layers, width] = pick.oneOf<[number, number, number]>([
        [1e9, 16, 2048],
        [8e9, 32, 4096],
        [1.4e10, 40, 5120],
        [7e10, 80, 8192],
      ]);
      return { before, after: before * pick.powerOfTwo(2, 32), parameters, layers, width };
    },
    prompt: (p) =>
      `A decoder of ${countText(p.parameters)} parameters has ${p.layers} layers of width ${numberText(p.width)}. By what factor do the FLOPs of a causal prefill grow when the prompt goes from ${numberText(p.before)} to ${numberText(p.after)} tokens? Count 2N + 2·L·d·T FLOP a token.`,
    answer: (p) => prefillFlops(p, p.after) / prefillFlops(p, p.before),
    wrong: [
      {
        id: 'quadratic',
        claim: 'took everything as quadratic: the matrices cost the same for every token',
        value: (p) => (p.after / p.before) ** 2,
      },
      {
        id: 'linear',
        claim: 'took everything as linear: the scores of a token grow with what is before it',
        value: (p) => p.after / p.before,
      },
    ],
    working: (p) => [
      ...[p.before, p.after].map(
        (tokens) =>
          `T = ${numberText(tokens)}: ${numberText(tokens)} · (${numberText(2 * p.parameters)} + ${numberText(2 * p.layers * p.width * tokens)}) = ${numberText(prefillFlops(p, tokens))} FLOP`,
      ),
      `ratio: ${numberText(prefillFlops(p, p.after) / prefillFlops(p, p.before))}; the cache grows by ${numberText(p.after / p.before)}`,
    ],
  }),
  defineDrill({
    id: 'fertility',
    title: 'Price of a bad tokenizer',
    topic: 'tokenization-data',
    level: 'advanced',
    minutes: 4,
    tags: ['tokenizer', 'flops', 'cost'],
    related: ['question/why-bpe-not-bytes', 'question/tokenization-impact'],
    sources: [
      {
        title: 'How Good is Your Tokenizer? On the Monolingual Performance of Multilingual Language Models',
        authors: 'Rust et al.',
        year: 2021,
        arxiv: '2012.15613',
      },
    ],
    unit: 'x',
    tolerance: relative(0.01),
    formula: String.raw`\frac{T_1 (2N + 2 L d T_1)}{T_2 (2N + 2 L d T_2)}, \quad T_i = w f_i`,
    symbols: [
      { symbol: 'w', meaning: 'words' },
      { symbol: 'f_i', meaning: 'tokens per word with either tokenizer' },
      { symbol: 'N', meaning: 'parameters' },
      { symbol: 'L', meaning: 'layers' },
      { symbol: 'd', meaning: 'model width' },
    ],
    holds:
      'FLOPs of a causal prefill of the same text. Matrices cost in proportion to the tokens; only the scores are quadratic.',
    draw: (pick) => {
      const better = pick.step(1, 2, 0.1);
      return {
        words: pick.between(1e3, 1e5, 1),
        worse: Number((better * pick.oneOf([1.5, 2, 2.5, 3, 4])).toPrecision(3)),
        better,
        parameters: 8e9,
        layers: 32,
        width: 4096,
      };
    },
    prompt: (p) =>
      `A text of ${numberText(p.words)} words takes ${p.worse} tokens per word with one tokenizer and ${p.better} with another. The model has ${countText(p.parameters)} parameters, ${p.layers} layers and width ${numberText(p.width)}. By what factor is the causal prefill dearer with the first, at 2N + 2·L·d·T FLOP a token?`,
    answer: (p) => prefillFlops(p, p.words * p.worse) / prefillFlops(p, p.words * p.better),
    wrong: [
      {
        id: 'quadratic',
        claim: 'scaled everything with the square of the tokens: only the scores grow so',
        value: (p) => (p.worse / p.better) ** 2,
      },
      {
        id: 'linear',
        claim: 'left the attention scores out',
        value: (p) => p.worse / p.better,
      },
    ],
    working: (p) => [
      ...[p.worse, p.better].map((fertility) => {
        const tokens = p.words * fertility;
        return `T = ${numberText(tokens)}: ${numberText(tokens)} · (${numberText(2 * p.parameters)} + ${numberText(2 * p.layers * p.width * tokens)}) = ${numberText(prefillFlops(p, tokens))} FLOP`;
      }),
      `ratio: ${numberText(prefillFlops(p, p.words * p.worse) / prefillFlops(p, p.words * p.better))}`,
    ],
  }),
];

function prefillFlops(
  { parameters, layers, width }: { parameters: number; layers: number; width: number },
  tokens: number,
): number {
  return tokens * (2 * parameters + 2 * layers * width * tokens);
}
