import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of a question with runs of white space made single, so that a phrase may cross a line break. */
function question(topic: string, id: string): string {
  return readFileSync(join('questions', topic, `${id}.md`), 'utf8').replace(/\s+/g, ' ');
}

/**
 * A check that `text` holds a phrase and that the number marked in it as «12.3» is `actual`,
 * rounded to the digits that the phrase shows.
 */
function quoter(id: string, text: string): (phrase: string, actual: number) => void {
  return (phrase, actual) => {
    const literal = /«(.+)»/.exec(phrase)?.[1];
    assert.ok(literal, `${id}: no number is marked in "${phrase}"`);
    assert.ok(text.includes(phrase.replace(/[«»]/g, '')), `${id}: the text does not say "${phrase}"`);
    const digits = literal.split('.')[1]?.length ?? 0;
    const shown = Number(literal.replace(/,/g, ''));
    assert.ok(
      Math.abs(actual - shown) <= 0.5 * 10 ** -digits + 1e-12,
      `${id}: "${phrase}" but computed ${actual}`,
    );
  };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** H100 SXM, dense bf16. */
const h100 = { flops: 989e12, bandwidth: 3.35e12 };
const ridge = h100.flops / h100.bandwidth;

const llama8b = { width: 4096, layers: 32, kvWidth: 1024, inner: 14336, vocabulary: 128_256 };
const llama8bLayer =
  2 * llama8b.width ** 2 + 2 * llama8b.width * llama8b.kvWidth + 3 * llama8b.width * llama8b.inner;
const llama8bTable = llama8b.vocabulary * llama8b.width;

describe('numbers of question rope-placement', () => {
  const says = quoter('rope-placement', question('attention-position-longcontext', 'rope-placement'));

  /** Score of two contents (1, 0) under W_Q = diag(2, 1), W_K = I and one pair that turns by one radian per position. */
  const rotatedBefore = (m: number, n: number): number =>
    2 * Math.cos(m) * Math.cos(n) + Math.sin(m) * Math.sin(n);
  const rotatedAfter = (m: number, n: number): number => {
    const query = [2 * Math.cos(m), 2 * Math.sin(m)] as const;
    const key = [Math.cos(n), Math.sin(n)] as const;
    return query[0] * key[0] + query[1] * key[1];
  };

  it('shows that only a rotation after the projections depends on the offset alone', () => {
    says('gives «1.081» for positions (0, 1)', rotatedBefore(0, 1));
    says('but «0.813» for (5, 6)', rotatedBefore(5, 6));
    says('Rotating *after* them gives «1.081» both times', rotatedAfter(0, 1));
    says('Rotating *after* them gives «1.081» both times', rotatedAfter(5, 6));
  });

  it('compares the cost of rotating with the matrices of a layer', () => {
    const flopsPerElement = 6 / 2; // four products and two sums for a pair
    says('takes «15,360» FLOPs per token and layer', (32 + 8) * 128 * flopsPerElement);
    says('a Llama-3-8B layer take «436» million', (2 * llama8bLayer) / 1e6);
  });

  it('counts the pairs that do not finish a turn in training', () => {
    const wavelengths = Array.from({ length: 64 }, (_, i) => 2 * Math.PI * 10_000 ** ((2 * i) / 128));
    says(
      '«18» of the 64 pairs need more than 4,096 tokens',
      wavelengths.filter((length) => length > 4096).length,
    );
    says(
      '«18» of the 64 pairs have not finished one turn',
      wavelengths.filter((length) => length > 4096).length,
    );
    says('from «6.3» tokens for the first pair', wavelengths[0]!);
    says('about «54»,000 for the last', wavelengths[63]! / 1000);
  });
});

describe('numbers of question router-collapse', () => {
  const says = quoter('router-collapse', question('moe-ssm-hybrids', 'router-collapse'));
  const experts = 64;
  const load = Array.from({ length: experts }, (_, i) => (i < 4 ? 0.9 / 4 : 0.1 / 60));
  const balance = (f: number[], p: number[]): number => f.length * sum(f.map((share, i) => share * p[i]!));

  it('describes the collapsed load', () => {
    says('$1/64 = «1.56»\\%$', 100 / experts);
    says('each has «22.5»%', 100 * load[0]!);
    says('each of the other sixty has «0.17»%', 100 * load[63]!);
    const entropy = -sum(load.map((share) => share * Math.log(share)));
    says('corresponds to only «7.3» experts', Math.exp(entropy));
  });

  it('counts what the capacity limit drops', () => {
    const limit = 1.25 / experts;
    says('$1.25/64 = «1.95»\\%$', 100 * limit);
    says('so here «82»% overflow', 100 * (1 - sum(load.map((share) => Math.min(share, limit)))));
  });

  it('evaluates the balancing loss', () => {
    const uniform = Array.from({ length: experts }, () => 1 / experts);
    assert.ok(Math.abs(balance(uniform, uniform) - 1) < 1e-12);
    says('gives $«12.97»\\alpha', balance(load, load));
    says('\\alpha = «0.130»$', 0.01 * balance(load, load));
    says('$P=(0.5001, 0.4999)$ gives «1.0002»', balance([1, 0], [0.5001, 0.4999]));
    says('P = (0.5001, 0.4999) gives «1.0002»', balance([1, 0], [0.5001, 0.4999]));
    says('$P=(0.31,0.69)$ gives «0.924»', balance([0.6, 0.4], [0.31, 0.69]));
    says('N(1/N^2)^2, «0.002» at eight experts', 8 * (1 / 8 ** 2) ** 2);
  });
});

describe('numbers of question grpo-length-bias', () => {
  const says = quoter('grpo-length-bias', question('reasoning-rl-testtime', 'grpo-length-bias'));
  const group = (right: number, size: number): { mean: number; std: number } => {
    const mean = right / size;
    return { mean, std: Math.sqrt(mean * (1 - mean)) };
  };

  it('computes advantages and their weight per token', () => {
    const { mean, std } = group(2, 8);
    says('two right of eight: mean «0.25»', mean);
    says('std «0.433»', std);
    says('$A=+«1.73»$', (1 - mean) / std);
    says('for right and $-«0.577»$', mean / std);
    says('of 500 tokens is pushed down by $«1.2»\\times10^{-3}$', (mean / std / 500) * 1e3);
    says('one of 10,000 by $«5.8»\\times10^{-5}$', (mean / std / 10_000) * 1e5);
    says('«20» times less penalty per token', 10_000 / 500);
  });

  it('compares the scaling by the standard deviation', () => {
    says('$1/«0.331»', group(1, 8).std);
    says('$1/0.331=«3.02»$', 1 / group(1, 8).std);
    says('against $«2.00»$ for four of eight', 1 / group(4, 8).std);
    says('one of 64 by «8.06»', 1 / group(1, 64).std);
  });
});

describe('numbers of question why-bpe-not-bytes', () => {
  const says = quoter('why-bpe-not-bytes', question('tokenization-data', 'why-bpe-not-bytes'));
  /** FLOPs of `stretch` times `tokens` positions over FLOPs of `tokens` positions, for one layer of the given width. */
  const ratio = (tokens: number, width: number, stretch = 4): number => {
    const flops = (n: number): number => 24 * n * width ** 2 + 2 * n ** 2 * width;
    return flops(stretch * tokens) / flops(tokens);
  };

  it('derives the factor in compute', () => {
    says('this is «4.12» for $n=512$', ratio(512, 4096));
    says('**«4.48» for 2,048**', ratio(2048, 4096));
    says('and «4.92» for 4,096', ratio(4096, 4096));
    says('The factor is «4.1» to', ratio(512, 4096));
    says('4.1 to «4.9» for contexts of 512 to 4,096 tokens', ratio(4096, 4096));
    says('and «8.8» at 32K', ratio(32_768, 4096));
    says('«8.8» at $n = 32{,}768$', ratio(32_768, 4096));
    says('«12.7» at 131,072', ratio(131_072, 4096));
    says('pays 4.1 to «4.9» times at contexts up to 4,096', ratio(4096, 4096));
    says('compute goes up about «4.5» times', ratio(2048, 4096));
    says('«49,152» tokens at width 4,096', 12 * 4096);
    says('«98,304» at $d=8192$', 12 * 8192);
  });

  it('prices serving', () => {
    const bytesPerStep = 2 * (llama8b.layers * llama8bLayer + llama8bTable);
    const step = bytesPerStep / h100.bandwidth;
    says('reads «15.0» GB of weights per step', bytesPerStep / 1e9);
    says('per step, «4.5» ms', step * 1e3);
    const byteStep = (2 * (llama8b.layers * llama8bLayer + 256 * llama8b.width)) / h100.bandwidth;
    says('takes 250 steps and «1.1» s', 250 * step);
    says('1,000 decoding steps and «4.2» s', 1000 * byteStep);
    const cachePerPosition = 2 * llama8b.layers * 8 * 128 * 2;
    says('«131,072» B per position', cachePerPosition);
    says('grows from «0.54» GB', (cachePerPosition * 4096) / 1e9);
    says('to «2.15» GB', (cachePerPosition * 4 * 4096) / 1e9);
  });

  it('prices the vocabulary', () => {
    const norms = (2 * llama8b.layers + 1) * llama8b.width;
    const total = llama8b.layers * llama8bLayer + 2 * llama8bTable + norms;
    says('= «525»$M weights', llama8bTable / 1e6);
    says('of «8.03»B', total / 1e9);
    says('«13»% of 8.03B', (100 * 2 * llama8bTable) / total);
    says(
      'The head takes «7»% of the forward FLOPs',
      (100 * llama8bTable) / (llama8b.layers * llama8bLayer + llama8bTable),
    );
    says('a million rows are «4.1» billion weights', (1e6 * llama8b.width) / 1e9);
    says('would cost «8.2» GFLOP', (2 * 1e6 * llama8b.width) / 1e9);
    says('beside about «14» for the layers', (2 * llama8b.layers * llama8bLayer) / 1e9);
  });
});

describe('numbers of question speculative-decoding', () => {
  const says = quoter('speculative-decoding', question('inference-serving', 'speculative-decoding'));
  const tokens = (alpha: number, gamma: number): number => (1 - alpha ** (gamma + 1)) / (1 - alpha);
  const speedup = (alpha: number, gamma: number, cost: number): number =>
    tokens(alpha, gamma) / (1 + gamma * cost);

  it('places a decode step under the roofline', () => {
    const weights = 2 * 70e9;
    const cache = 2 * 80 * 8 * 128 * 2 * 4096;
    says('reads «140» GB of weights', weights / 1e9);
    says('and «1.34» GB of KV cache', cache / 1e9);
    says('that is the «5.3» ms', ((weights + cache) / (8 * h100.bandwidth)) * 1e3);
    says('«6» at $B=1,\\gamma=5$', 1 * (5 + 1));
    says('would balance at «295»', ridge);
    says('near $B=«49»$ at $\\gamma=5$', ridge / (5 + 1));
    says('$64\\times6 = «384»$ positions', 64 * 6);
    says('$64\\times2 = «128»$ still fits', 64 * 2);
    assert.ok(64 * 2 < ridge && ridge < 64 * 6);
    says('an 8B draft has $c\\approx«0.11»$', 8 / 70);
  });

  it('keeps the target distribution in the example, and the shortcuts do not', () => {
    const p = [0.6, 0.4];
    const q = [0.8, 0.2];
    const accepted = p.map((value, i) => Math.min(value, q[i]!));
    const gap = p.map((value, i) => Math.max(0, value - q[i]!));
    const rejected = 1 - sum(accepted);
    const right = accepted.map((value, i) => value + (rejected * gap[i]!) / sum(gap));
    right.forEach((value, i) => assert.ok(Math.abs(value - p[i]!) < 1e-12));
    assert.equal(gap[0], 0);
    says('$\\sum\\min(p,q)=«0.80»$', sum(accepted));
    says('accepts only $\\sum pq=«0.56»$', sum(p.map((value, i) => value * q[i]!)));
    says('would give the first token «0.72»', accepted[0]! + rejected * p[0]!);
    says('matching fresh samples only «0.56»', sum(p.map((value, i) => value * q[i]!)));
    says('makes the first token «0.72» instead', accepted[0]! + rejected * p[0]!);
  });

  it('estimates the speed-up', () => {
    says('c=0.1$: «3.69» tokens', tokens(0.8, 5));
    says('3.69 tokens, «2.46»x', speedup(0.8, 5, 0.1));
    says('«2.77» tokens and 1.98x', tokens(0.7, 4));
    says('2.77 tokens and «1.98»x', speedup(0.7, 4, 0.1));
    says('or «2.31»x at $c=0.05$', speedup(0.7, 4, 0.05));
    says('3: «2.18» tokens per pass', tokens(0.6, 3));
    says('cost, «1.67»x', speedup(0.6, 3, 0.1));
    const best = [1, 2, 3, 4, 5, 6, 7, 8].sort((a, b) => speedup(0.6, b, 0.1) - speedup(0.6, a, 0.1))[0]!;
    says('the best draft length is «3»', best);
    says('$1/(1-\\alpha)=«2.5»$', 1 / (1 - 0.6));
    says('same acceptance gives «2.13»x', speedup(0.6, 4, 0.02));
    says("draft cost of 0.1 that's about «2.5»x", speedup(0.8, 5, 0.1));
  });
});
