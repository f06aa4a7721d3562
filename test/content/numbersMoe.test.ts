import assert from 'node:assert/strict';
import { kvBytes, quotedNumbers, sum } from './quotedNumbers';

const dot = (a: number[], b: number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('numbers of question moe-load-balancing', () => {
  const says = quotedNumbers('moe-ssm-hybrids/moe-load-balancing');
  const load = [0.7, 0.1, 0.1, 0.1];

  it('evaluates the loss and its gradient', () => {
    says('give $«1.72»\\alpha$', 4 * dot(load, [0.55, 0.15, 0.15, 0.15]));
    says('= «1.72», against 1', 4 * dot(load, [0.55, 0.15, 0.15, 0.15]));
    says('4 f_i: «2.8» for the first', 4 * load[0]!);
    says('and «0.4» for the others', 4 * load[1]!);
    says('gives «0.924», less than uniform', 2 * dot([0.6, 0.4], [0.31, 0.69]));
    says('gives «0.924», below', 2 * dot([0.6, 0.4], [0.31, 0.69]));
  });

  it('counts what the capacity drops', () => {
    const limit = 1.25 / 4;
    const dropped = load.reduce((sum, share) => sum + Math.max(0, share - limit), 0);
    says('that is «31.25»%', 100 * limit);
    says('and «38.75»% of the tokens', 100 * dropped);
    says('and «38.75»% of all are dropped', 100 * dropped);
    says('instead of «12.5»% doubles', 100 / 8);
  });

  it('counts the active parameters of Mixtral', () => {
    const experts = 32 * 8 * 3 * 4096 * 14336;
    const attention = 32 * (2 * 4096 ** 2 + 2 * 4096 * 1024);
    const tables = 2 * 32_000 * 4096;
    const total = experts + attention + tables;
    const active = experts / 4 + attention + tables;
    says('= «45.10»B', experts / 1e9);
    says('attention is «1.34»B', attention / 1e9);
    says('tables «0.26»B', tables / 1e9);
    says('of «46.70»B parameters per token', total / 1e9);
    says('Mixtral uses «12.88»B', active / 1e9);
    says('per token, «27.6»%', (100 * active) / total);
  });
});

describe('numbers of question expert-choice', () => {
  const says = quotedNumbers('moe-ssm-hybrids/expert-choice');
  const taken = (capacity: number): number => (4096 * capacity) / 64;
  const untaken = (capacity: number): number => (1 - taken(capacity) / 4096) ** 64;

  it('counts the tokens of an expert and the tokens without one', () => {
    says('an expert takes «128».', taken(2));
    says('/ 64 = «128» tokens', taken(2));
    says('with probability 1/«32»', 4096 / taken(2));
    says('$(1-1/32)^{64}=«13»\\%$', 100 * untaken(2));
    says('(1 - 1/32)^64 = «13»%', 100 * untaken(2));
    says('or «36»% at $c=1$', 100 * untaken(1));
    says('it would be «36»%', 100 * untaken(1));
  });
});

describe('numbers of question moe-router', () => {
  const says = quotedNumbers('moe-ssm-hybrids/moe-router');
  const odds = [2, 1, 0, -1].map(Math.exp);
  const all = odds.reduce((sum, value) => sum + value, 0);
  const two = odds[0]! + odds[1]!;

  it('weighs two experts by both conventions', () => {
    says('over selected | «0.731», 0.269', odds[0]! / two);
    says('0.731, «0.269» | 1', odds[1]! / two);
    says('over all | «0.644», 0.237', odds[0]! / all);
    says('0.644, «0.237» | 0.881', odds[1]! / all);
    says('0.237 | «0.881» |', two / all);
    says('$e^2/(e^2+e)=«0.731»$', odds[0]! / two);
    says('its size «12»% smaller', 100 * (1 - two / all));
    says('readings differ by «12»%', 100 * (1 - two / all));
  });

  it('prices the router of DeepSeek-V3', () => {
    const router = 7168 * 256;
    const expert = 3 * 7168 * 2048;
    says('256=«1.8»$M weights', router / 1e6);
    says('weights, «3.7» MFLOP', (2 * router) / 1e6);
    says('2048=«44.0»$M', expert / 1e6);
    says('of them «396»M, 793', (9 * expert) / 1e6);
    says('396M, «793» MFLOP', (18 * expert) / 1e6);
    says('costs «0.5»% of', (100 * router) / (9 * expert));
    says('experts, «11.3»B weights', (257 * expert) / 1e9);
    says('of which «3.5»% are used', (100 * 9) / 257);
  });
});

describe('numbers of question mixtral', () => {
  const says = quotedNumbers('moe-ssm-hybrids/mixtral');
  const experts = 32 * 8 * 3 * 4096 * 14336;
  const attention = 32 * (2 * 4096 ** 2 + 2 * 4096 * 1024);
  const table = 32_000 * 4096;
  const total = experts + attention + 2 * table;
  const active = experts / 4 + attention + 2 * table;
  const touched = (batch: number): number => 8 * (1 - 0.75 ** batch);
  /** Bytes of weights that a decode step reads; the input table is only looked up. */
  const step = (batch: number): number => 2 * ((experts * touched(batch)) / 8 + attention + table);

  it('counts the parameters', () => {
    says('14336=«45.10»$B', experts / 1e9);
    says('attention «1.34»B, emb', attention / 1e9);
    says('embeddings «0.26»B: 46.70B', (2 * table) / 1e9);
    says('0.26B: «46.70»B. Not', total / 1e9);
    says('rest: «12.88»B, 27.6%', active / 1e9);
    says('12.88B, «27.6»%.', (100 * active) / total);
    says('total: «93» GB in bf16', (2 * total) / 1e9);
  });

  it('counts the experts and the bytes of a step', () => {
    says(': «2.0», 5.5', touched(1));
    says('2.0, «5.5», 7.2', touched(4));
    says('5.5, «7.2», 7.9', touched(8));
    says('7.2, «7.9».', touched(16));
    says('with «1.47»B weights outside', (attention + table) / 1e9);
    says('two experts: «25» GB', step(1) / 1e9);
    says('8 experts: «92» GB', step(16) / 1e9);
    says('it still falls: «5.8» GB', step(16) / 16 / 1e9);
    says('batch 16 reads «3.6» times', step(16) / step(1));
  });

  it('compares with a dense 70B', () => {
    const dense = 68.98e9;
    says('12.88=«5.4»$ times fewer', dense / active);
    says('93 GB instead of «138».', (2 * dense) / 1e9);
    says('«1.5» times less, plus', dense / total);
    says('instead of 327,680, «2.5» times', 327_680 / 131_072);
  });
});

describe('numbers of question why-ssm', () => {
  const says = quotedNumbers('moe-ssm-hybrids/why-ssm');
  const [tokens, width] = [100_000, 4096];
  const scores = 2 * tokens ** 2 * width;
  const rest = 24 * tokens * width ** 2;

  it('turns pairs into FLOPs and seconds', () => {
    says('$T^2=10^{«10»}$', Math.log10(tokens ** 2));
    says('$2T^2d=«8.2»\\cdot10^{13}$ FLOP', scores / 1e13);
    says('layer, «0.2» s at 400', scores / 400e12);
    says('TFLOP/s, «6.6» s for 32', (32 * scores) / 400e12);
    says('$24Td^2=«4.0»\\cdot10^{13}$', rest / 1e13);
    says('equal at $12d=«49{,}152»$', 12 * width);
    says('FLOPs are «8»,000 times', scores / tokens ** 2 / 1000);
    says('would take «25» microseconds', (1e10 / 400e12) * 1e6);
  });

  it('compares the cache with a state', () => {
    const cachedToken = kvBytes(1, 8, 128);
    const state = 8192 * 16 * 2;
    says('per token, «13» GB at 100,000', (32 * cachedToken * tokens) / 1e9);
    says('16=«131{,}072»$ numbers', state / 2);
    says('numbers, «262» KB', state / 1e3);
    says('2=«4{,}096»$ B per token', cachedToken);
    says('Equal at «64» tokens', state / cachedToken);
    says('the cache is «410» MB', (cachedToken * tokens) / 1e6);
    says('layer, «1,563» times', (cachedToken * tokens) / state);
  });
});

describe('numbers of question mamba-selection', () => {
  const says = quotedNumbers('moe-ssm-hybrids/mamba-selection');

  it('decays by the step size', () => {
    says('0.01 | «0.990» |', Math.exp(-0.01));
    says('| 1 | «0.368» |', Math.exp(-1));
    says('| 5 | «0.007» |', Math.exp(-5));
    says('0.990, «0.905», 0.368', Math.exp(-0.1));
    says('\\ln2/0.01=«69»$ tokens', Math.LN2 / 0.01);
    says('at 0.1 it is «7».', Math.LN2 / 0.1);
  });

  it('composes two steps', () => {
    says('=«0.45»h+2.5$', 0.5 * 0.9);
    says('0.45h+«2.5»$', 0.5 * 1 + 2);
    says('levels, «17» for 100,000', Math.ceil(Math.log2(100_000)));
  });

  it('prices the states in memory', () => {
    const state = 8192 * 16 * 2;
    says('2=«262»$ KB of state', state / 1e3);
    says('against «16» KB', (8192 * 2) / 1e3);
    says('2,048 tokens «537» MB', (2048 * state) / 1e6);
    says('per layer, «0.16» ms', ((2048 * state) / 3.35e12) * 1e3);
  });
});

describe('numbers of question hybrid-jamba', () => {
  const says = quotedNumbers('moe-ssm-hybrids/hybrid-jamba');
  const gibibyte = 2 ** 30;
  const cachedToken = kvBytes(4, 8, 128);
  const states = 28 * 8192 * 16 * 2;

  it('compares the caches at 256K tokens', () => {
    says('4 layers | «16,384» | 4 GiB', cachedToken);
    says('16,384 | «4» GiB', (cachedToken * 2 ** 18) / gibibyte);
    says('32 layers | «131,072» | 32 GiB', kvBytes(32, 8, 128));
    says('131,072 | «32» GiB', (kvBytes(32, 8, 128) * 2 ** 18) / gibibyte);
    says('constant | «7» MB', states / 1e6);
    says('as much as «450» tokens of cache', Math.round(states / cachedToken / 10) * 10);
  });

  it('goes to a million tokens', () => {
    says('10^6=«16.4»$ GB per sequence', (cachedToken * 1e6) / 1e9);
    says('against «131» GB with', (kvBytes(32, 8, 128) * 1e6) / 1e9);
    says('numbers, «7.3» MB', states / 1e6);
    const scores = 2 * 1e12 * 4096;
    says('$2T^2d=«8.2»\\cdot10^{15}$', scores / 1e15);
    says('of them $«3.3»\\cdot10^{16}$', (4 * scores) / 1e16);
    says('10^6=«2.4»\\cdot10^{16}$', (2 * 12e9 * 1e6) / 1e16);
    says('hold «16» GB of cache', (cachedToken * 1e6) / 1e9);
  });
});

describe('numbers of question moe-serving', () => {
  const says = quotedNumbers('moe-ssm-hybrids/moe-serving');
  const width = 7168;
  const layers = 58;
  const experts = 256;
  const chosen = 8;
  const expert = 3 * width * 2048;
  const routed = layers * experts * expert;
  const rest = 671e9 - routed;
  const touched = (tokens: number): number => experts * (1 - (1 - chosen / experts) ** tokens);
  const read = (tokens: number): number => (touched(tokens) * expert * layers + rest) / 1e9;
  const exchange = chosen * (width + 2 * width);

  it('counts weights', () => {
    says('2048=«44.0»$M weights', expert / 1e6);
    says('of them make «654»B', routed / 1e9);
    says('everything else «17»B', rest / 1e9);
    says('FLOPs, «74» GFLOP per token', 2 * 37);
  });

  it('reads what a batch touches', () => {
    says('| 1 | 8 | «37.5» GB', read(1));
    says('| 16 | «102» |', touched(16));
    says('| 102 | «278» GB', read(16));
    says('| 64 | «222» |', touched(64));
    says('| 222 | «585» GB', read(64));
    says('| 256 | «256» |', touched(256));
    says('| 256 | 256 | «671» GB', read(256));
    says('that is «15.8» times', read(64) / 37);
    says('the «568» GB would', (touched(64) * expert * layers) / 1e9);
    says('would take «9» seconds', (touched(64) * expert * layers) / 64e9);
  });

  it('finds the ridge of an expert', () => {
    const tokens = 1979e12 / 3.35e12 / 2;
    says('need about «295» tokens', tokens);
    assert.ok(Math.abs((tokens * experts) / chosen - 9450) < 5);
  });

  it('sizes the exchange', () => {
    says('(7168+14336)=«172»$ KB', exchange / 1e3);
    says('layer, «10.0» MB per token', (exchange * layers) / 1e6);
    says('For 64 tokens «11.0» MB', (64 * exchange) / 1e6);
    const time = (64 * exchange) / 50e9;
    says('50 GB/s «0.22» ms', time * 1e3);
    says('58 layers «12.8» ms', layers * time * 1e3);
  });
});

describe('numbers of question linear-attention-hybrids', () => {
  const says = quotedNumbers('moe-ssm-hybrids/linear-attention-hybrids');
  const state = 32 * 128 * 128 * 4;
  const latent = 576 * 2;
  const full = (tokens: number): number => 48 * latent * tokens;
  const hybrid = (tokens: number): number => 12 * latent * tokens + 36 * state;

  it('sizes states and caches', () => {
    says('caches «1,152» bytes per token', latent);
    says('128\\cdot4=«2.1»$ MB', state / 1e6);
    says('1,024 tokens | «57» MB', full(1024) / 1e6);
    says('| 57 MB | «90» MB', hybrid(1024) / 1e6);
    says('1,048,576 tokens | «58.0» GB', full(2 ** 20) / 1e9);
    says('58.0 GB | «14.6» GB', hybrid(2 ** 20) / 1e9);
    says('1,048,576 tokens needs «14.5» GB', (12 * latent * 2 ** 20) / 1e9);
    says('and «0.08» GB of states instead', (36 * state) / 1e9);
    says('these 12 layers still hold «14.5» GB', (12 * latent * 2 ** 20) / 1e9);
    says('One state equals «1,820» cached latents', state / latent);
    assert.ok(Math.abs((2 * state) / latent - 3640) < 1);
  });

  it('writes three values under one key', () => {
    const write = (beta: number): number => [1, 2, 3].reduce((s, v) => s + beta * (v - s), 0);
    says('summing reads «6», the delta rule 3', 1 + 2 + 3);
    says('summing reads 6, the delta rule «3»', write(1));
    says('=«2.125»$. It is', write(0.5));
  });

  it('drowns in interference', () => {
    says('three times as strong at «1,152»', 128 * 3 ** 2);
    // the mean square of a dot product of two random unit vectors is 1/d
    let seed = 1;
    const normal = (): number => {
      let total = -6;
      for (let i = 0; i < 12; i++) {
        seed = (seed * 48_271) % 2_147_483_647;
        total += seed / 2_147_483_647;
      }
      return total;
    };
    const unit = (): number[] => {
      const v = Array.from({ length: 128 }, normal);
      const length = Math.sqrt(dot(v, v));
      return v.map((x) => x / length);
    };
    const q = unit();
    const square = sum(Array.from({ length: 2000 }, () => dot(q, unit()) ** 2)) / 2000;
    assert.ok(Math.abs(square * 128 - 1) < 0.15, `${square * 128}`);
  });

  it('counts chunks', () => {
    says('that is «2,048» sequential steps', 131_072 / 64);
  });

  it('answers the follow-ups', () => {
    says('2.1=«75.5»$ MB', (36 * state) / 1e6);
    says('as much as «5,461» tokens', (36 * state) / (12 * latent));
    says('at a million tokens is «7.2» GB', (6 * latent * 2 ** 20) / 1e9);
  });
});
