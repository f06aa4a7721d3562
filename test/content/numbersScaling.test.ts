import assert from 'node:assert/strict';
import { quotedNumbers } from './quotedNumbers';

describe('numbers of question chinchilla', () => {
  const says = quotedNumbers('scaling-optimization-numerics/chinchilla');
  const optimal = (flops: number): number => Math.sqrt(flops / 120);
  const gpt3 = 6 * 175e9 * 300e9;

  it('spends the compute of GPT-3', () => {
    says('= «3.15»\\cdot10^{23}$ FLOP', gpt3 / 1e23);
    says('FLOP at «1.7» tokens per parameter', 300 / 175);
    says('gives $N=«51»$B', optimal(gpt3) / 1e9);
    says('and $D=«1.02»$T', (20 * optimal(gpt3)) / 1e12);
    says('1.4T) costs $«5.88»\\cdot10^{23}$', (6 * 70e9 * 1.4e12) / 1e23);
    says('«1.87» times as much', (6 * 70e9 * 1.4e12) / gpt3);
    says('costs «1.87» times GPT-3', (6 * 70e9 * 1.4e12) / gpt3);
  });

  it('evaluates the refitted loss beside the optimum', () => {
    // Coefficients of Besiroglu et al. 2024
    const loss = (n: number, d: number): number => 1.8172 + 482.01 / n ** 0.3478 + 2085.43 / d ** 0.3658;
    const at = (n: number): number => loss(n, gpt3 / (6 * n));
    const best = optimal(gpt3);
    const extra = (n: number): number => 100 * (at(n) / at(best) - 1);
    says('optimal size means a loss «0.3»% higher', extra(best / 2));
    says('twice that size «0.2»%', extra(best * 2));
    says('costs about «0.3»% more loss', extra(best / 2));
    says('Example at equal compute: «26»B', best / 2 / 1e9);
    says('on «2.0»T instead of 51B', gpt3 / (6 * 26e9) / 1e12);
  });

  it('counts tokens per parameter of later models', () => {
    says('saw 1T tokens («149» per parameter)', 1e12 / 6.7e9);
    says('LLaMA-7B saw «149» tokens per parameter', 1e12 / 6.7e9);
    says('15T (about «1,9»00)', 15e12 / 8.03e9 / 100);
  });

  it('spends two weeks of 32 GPUs', () => {
    const flops = 32 * 14 * 86_400 * 989e12 * 0.4;
    says('0.40 is «1.53»e22 FLOP', flops / 1e22);
    says('= «11.3»B parameters', optimal(flops) / 1e9);
    says('D = «226»B tokens', (20 * optimal(flops)) / 1e9);
    says('3B to 4B parameters on «700»B tokens', Math.round(flops / (6 * 3.6e9) / 1e11) * 100);
  });
});

describe('numbers of question bf16-mantissa', () => {
  const says = quotedNumbers('scaling-optimization-numerics/bf16-mantissa');

  /** Rounds to 8 significant bits, to nearest even. */
  function bf16(x: number): number {
    if (x === 0) return 0;
    const unit = 2 ** (Math.floor(Math.log2(Math.abs(x))) - 7);
    const scaled = x / unit;
    const low = Math.floor(scaled);
    const rest = scaled - low;
    const up = rest > 0.5 || (rest === 0.5 && low % 2 !== 0);
    return (low + (up ? 1 : 0)) * unit;
  }

  it('measures spacing and stored values', () => {
    says('are «0.4»-0.8% apart', 100 * 2 ** -8);
    says('are 0.4-«0.8»% apart', 100 * 2 ** -7);
    says('unit in the last place, «0.2»-0.4%', 100 * 2 ** -9);
    says('unit in the last place, 0.2-«0.4»%', 100 * 2 ** -8);
    says('stored as $«1.0012»\\cdot10^{-8}$', bf16(1e-8) * 1e8);
    says('relative error of «0.1»%', 100 * (bf16(1e-8) / 1e-8 - 1));
    assert.ok(1e-8 < 2 ** -25, 'fp16 rounds what is below half of its smallest number to zero');
  });

  it('finds the steps that a weight absorbs', () => {
    assert.equal(bf16(1 + 3e-4), 1);
    assert.equal(bf16(1 - 3e-4), 1);
    says('it takes $«2»\\cdot10^{-3}$ downwards', 2 ** -9 * 1e3);
    says('or $«3.9»\\cdot10^{-3}$ upwards', 2 ** -8 * 1e3);
    const w = bf16(0.02);
    assert.equal(bf16(w + 5e-5), w);
    assert.notEqual(bf16(w + 1e-4), w);
    assert.notEqual(bf16(w + 3e-4), w);
    says('the limit is $«6.1»\\cdot10^{-5}$', 2 ** -14 * 1e5);
    says('2^-13 = «1.22»e-4', 2 ** -13 * 1e4);
    says('half a unit is «6.1»e-5', 2 ** -14 * 1e5);
  });

  it('follows the second moment', () => {
    let v = 1;
    for (let step = 0; step < 5000; step++) v = bf16(0.999 * v);
    assert.equal(v, 1);
    says('where fp32 has «0.0067»', 0.999 ** 5000);
    const stalls = Array.from({ length: 32 }, (_, i) => {
      const square = 1 + i / 32;
      let moment = 0;
      for (let step = 0; step < 20_000; step++) moment = bf16(0.999 * moment + 0.001 * square);
      return moment / square;
    });
    says('it stops at «21»-34% of it', 100 * Math.min(...stalls));
    says('it stops at 21-«34»% of it', 100 * Math.max(...stalls));
    says('the change is «5»% and gets through', 100 * (1 - 0.95));
  });

  it('adds up bytes per parameter', () => {
    says('«16» bytes per parameter become', 2 + 2 + 4 + 4 + 4);
    says('become «8», 112 GB', 2 + 2 + 2 + 2);
    says('«112» GB become 56', 16 * 7);
    says('112 GB become «56»', 8 * 7);
    says('the states to «5.5» bytes', 4 + 12 / 8);
    says('8-bit states to «10» on one', 2 + 2 + 4 + 1 + 1);
    says('or «38.5» GB per GPU', 5.5 * 7);
    says('takes it to «14» GB', (16 * 7) / 8);
    says('are 10 bytes, «70» GB', 10 * 7);
  });
});

describe('numbers of question mup-transfer', () => {
  const says = quotedNumbers('scaling-optimization-numerics/mup-transfer');

  it('scales rates by the width ratio', () => {
    const ratio = 8192 / 512;
    says('The width ratio is «16»', ratio);
    says('6e-3/16 = «3.75»e-4', (6e-3 / ratio) * 1e4);
    says('standard deviation falls by «4»', Math.sqrt(ratio));
    says('that is a factor of «4».', 8192 / 2048);
  });
});

describe('numbers of question weight-decay', () => {
  const says = quotedNumbers('scaling-optimization-numerics/weight-decay');
  const product = 3e-4 * 0.1;

  it('computes window and relative update', () => {
    says('lr times lambda is «3»e-5', product * 1e5);
    says('the window is «33,333» steps', 1 / product);
    says('steps, «5.6»% of the run', 100 / product / 600_000);
    says('steps, «5.6»% of a run', 100 / product / 600_000);
    says('= «0.77»% per step', 100 * Math.sqrt(2 * product));
    says('per step: «0.77»% for', 100 * Math.sqrt(2 * product));
    says('the window is «333,333» steps', 10 / product);
  });

  it('reaches the equilibrium norm', () => {
    // squared norm under orthogonal updates of norm 1
    let squared = 1;
    for (let step = 0; step < 600_000; step++) squared = (1 - product) ** 2 * squared + 3e-4 ** 2;
    assert.ok(Math.abs(squared / (3e-4 / 0.2) - 1) < 1e-3);
  });
});

describe('numbers of question compute-optimal', () => {
  const says = quotedNumbers('scaling-optimization-numerics/compute-optimal');
  const budget = 32 * 14 * 86_400 * 989e12 * 0.4;
  const size = Math.sqrt(budget / 120);
  type Law = (n: number, d: number) => number;
  // Coefficients of Hoffmann et al. 2022 (published) and of Besiroglu et al. 2024 (refit)
  const refit: Law = (n, d) => 1.8172 + 482.01 / n ** 0.3478 + 2085.43 / d ** 0.3658;
  /** Where A/N^a + B/D^b is smallest at D = C/6N. */
  const best = (A: number, a: number, B: number, b: number): number =>
    ((a * A) / (b * B)) ** (1 / (a + b)) * (budget / 6) ** (b / (a + b));
  const [byPublished, byRefit] = [best(406.4, 0.34, 410.7, 0.28), best(482.01, 0.3478, 2085.43, 0.3658)];

  it('spends the budget', () => {
    says('= «1.53»\\cdot10^{22}$ FLOP', budget / 1e22);
    says('=«11.3»\\text{B}', size / 1e9);
    says('=«226»\\text{B tokens}', (20 * size) / 1e9);
  });

  it('compares the fits', () => {
    says('the optimum at «6.3»B', byPublished / 1e9);
    says('6.3B and «408»B', budget / 6 / byPublished / 1e9);
    says('408B, «65» tokens per parameter', budget / 6 / byPublished ** 2);
    says('et al. at «11.3»B', byRefit / 1e9);
    says('11.3B and «227»B', budget / 6 / byRefit / 1e9);
    const extra = (factor: number): number =>
      100 * (refit(size * factor, budget / 6 / size / factor) / refit(size, budget / 6 / size) - 1);
    says('half the size costs «0.43»% of loss', extra(0.5));
    says('twice the size «0.44»%', extra(2));
    says('a quarter «1.7»%', extra(0.25));
  });

  it('pays for a smaller model', () => {
    const target = refit(size, budget / 6 / size);
    const tokens = (2085.43 / (target - 1.8172 - 482.01 / 7e9 ** 0.3478)) ** (1 / 0.3658);
    const extra = 6 * 7e9 * tokens - budget;
    says('11.3B on «402»B tokens', tokens / 1e9);
    says('tokens, for «10»% more training compute', (100 * extra) / budget);
    says('back after «0.18»T served', extra / (2 * (size - 7e9)) / 1e12);
    says('402B would be «6.7» epochs', tokens / 60e9);
    says('would be «3.8» epochs', (20 * size) / 60e9);
    says('7B saw «149» tokens per parameter', 1e12 / 6.7e9);
  });

  it('prices the sweep', () => {
    const sweep = 5 * (3e18 + 1e19 + 3e19 + 1e20);
    says('around the expected optimum: $«7.2»\\cdot10^{20}$', sweep / 1e20);
    says('FLOP, «4.7»% of ours', (100 * sweep) / budget);
    says('by a factor of «153» in compute', budget / 1e20);
  });
});
