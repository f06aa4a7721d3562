import { card, h100, kvBytes, llama8b, sum } from './quotedNumbers';

const choose = (n: number, k: number): number =>
  Array.from({ length: k }, (_, i) => (n - i) / (k - i)).reduce((product, value) => product * value, 1);

describe('numbers of the cards on serving', () => {
  it('keeps a token in the cache', () => {
    const says = card('kv-bytes');
    says('«131,072» bytes', llama8b.kvToken);
    says('(«128» KiB)', llama8b.kvToken / 1024);
    says('and «327,680» bytes', kvBytes(80, 8, 128));
    says('(«320» KiB)', kvBytes(80, 8, 128) / 1024);
    says('needs «1.34» GB', (4096 * kvBytes(80, 8, 128)) / 1e9);
    says('(«1.25» GiB)', (4096 * kvBytes(80, 8, 128)) / 2 ** 30);
    card('mla-bytes')('= «70{,}272»$ bytes', (512 + 64) * 61 * 2);
    card('mla-bytes')('needs «4.7» times', kvBytes(80, 8, 128) / 70_272);
  });

  it('accepts a drafted token', () => {
    card('speculative-decoding')('\\min(p, q) = «0.80»$', Math.min(0.6, 0.8) + Math.min(0.4, 0.2));
    const says = card('expected-tokens');
    const tokens = (1 - 0.8 ** 6) / (1 - 0.8);
    says('«3.69»: $', tokens);
    says('1/(1-\\alpha) = «5»$', 1 / (1 - 0.8));
    says('it is «2.46»', tokens / (1 + 5 * 0.1));
  });

  it('reads all weights in a step', () => {
    const says = card('decode-floor');
    const step = 140e9 / (8 * h100.bandwidth);
    says('«5.2» ms', step * 1e3);
    says('ms, «191» tokens', 1 / step);
    says('«26.8»\\,\\mathrm{TB/s}', (8 * h100.bandwidth) / 1e12);
    says('take «0.018» ms', ((2 * 70e9) / (8 * h100.flops)) * 1e3);
  });

  it('counts what is in flight', () => {
    const says = card('littles-law');
    says('«400», by', (10_000 / 300) * 12);
    says('= «33.3»$ per second', 10_000 / 300);
    says('would be «25» times', 10_000 / 400);
  });

  it('wastes the end of a block', () => {
    const waste = Array.from({ length: 16 }, (_, used) => (16 - used) % 16);
    card('paging-waste')('at most «15» slots', Math.max(...waste));
    card('paging-waste')('slots, «7.5» on average', sum(waste) / 16);
  });

  it('adds the bits of scales and zero points', () => {
    const says = card('int4-bits');
    const bits = 4 + 16 / 128 + 4 / 128;
    says('«4.156» bits', bits);
    says('bits, «36.4» GB', (70 * bits) / 8);
    says('That is «3.85» times', 16 / bits);
  });

  it('times a request', () => {
    card('request-latency')('«6.48» s', 0.5 + 299 * 0.02);
  });

  it('fills the arithmetic by a batch', () => {
    card('batch-crossover')('«295» in both', h100.flops / h100.bandwidth);
    card('batch-crossover')('meets a ridge of «590»', (2 * h100.flops) / h100.bandwidth);
  });
});

describe('numbers of the cards on retrieval and agents', () => {
  it('multiplies retrieval and reading', () => {
    card('rag')('0.9 = «72»\\%$', 100 * 0.8 * 0.9);
  });

  it('saturates a term', () => {
    const says = card('bm25');
    const factor = (f: number): number => (f * 2.2) / (f + 1.2);
    says('The factor is «1» at one', factor(1));
    says('«1.375» at two', factor(2));
    says('k_1 + 1 = «2.2»$', factor(1e9));
  });

  it('fuses two ranks', () => {
    card('rrf')('\\frac{1}{63} = «0.0323»$', 1 / 61 + 1 / 63);
  });

  it('discounts the third rank', () => {
    card('ndcg')('«0.5». $', (2 ** 1 - 1) / Math.log2(3 + 1) / (1 / Math.log2(2)));
  });

  it('stores a million vectors', () => {
    const says = card('index-size');
    says('«4.10» GB', (1e6 * 1024 * 4) / 1e9);
    says('and «0.128» GB', (1e6 * 1024) / 8 / 1e9);
    says('per query, «41» ms', ((1e6 * 1024 * 4) / 100e9) * 1e3);
  });

  it('succeeds each time or once', () => {
    card('pass-hat-k')('0.8^4 = «0.41»$', 0.8 ** 4);
    card('pass-hat-k')('0.2^4 = «0.998»$', 1 - 0.2 ** 4);
  });
});

describe('numbers of the cards on evaluation', () => {
  it('draws five of ten samples', () => {
    const says = card('pass-at-k');
    says('«0.778»: $', 1 - choose(8, 5) / choose(10, 5));
    says('1 - «56»/252', choose(8, 5));
    says('1 - 56/«252»', choose(10, 5));
    says('(1 - c/n)^k = «0.672»$', 1 - 0.8 ** 5);
  });

  it('gives an accuracy its error', () => {
    const says = card('eval-interval');
    const points = (n: number): number => 196 * Math.sqrt((0.8 * 0.2) / n);
    says('±«5.5» points', points(200));
    says('it to ±«2.8»', points(800));
  });

  it('compares in pairs', () => {
    const says = card('paired-comparison');
    const error = (100 * Math.sqrt(30 + 20 - (30 - 20) ** 2 / 500)) / 500;
    says('«2.0» points', (100 * (30 - 20)) / 500);
    says('standard error of «1.4»', error);
    says('(±«2.8»)', 1.96 * error);
    says('would be «2.5» points', 100 * Math.sqrt((2 * 0.8 * 0.2) / 500));
  });

  it('turns a gap into wins', () => {
    const says = card('elo-gap');
    const wins = (gap: number): number => 100 / (1 + 10 ** (-gap / 400));
    says('«57.1»%, 64.0%', wins(50));
    says('57.1%, «64.0»%', wins(100));
    says('and «90.9»%', wins(400));
    says('loses «43» of', 100 - wins(50));
  });

  it('corrects agreement for chance', () => {
    const chance = 0.9 ** 2 + 0.1 ** 2;
    card('cohen-kappa')('0.1^2 = «0.82»$', chance);
    card('cohen-kappa')('«0.44»: $', (0.9 - chance) / (1 - chance));
  });

  it('averages the gap of confidence', () => {
    card('ece')('«0.05»: $', 0.5 * Math.abs(0.8 - 0.9) + 0.5 * Math.abs(0.6 - 0.6));
  });
});
