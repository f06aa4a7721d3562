import assert from 'node:assert/strict';
import { quotedNumbers, sum } from './quotedNumbers';

describe('numbers of question reasoning-models', () => {
  const says = quotedNumbers('reasoning-rl-testtime/reasoning-models');

  it('computes group-relative advantages', () => {
    const mean = 2 / 16;
    const std = Math.sqrt(mean * (1 - mean));
    says('that is $+«2.65»$ for right', (1 - mean) / std);
    says('and $-«0.38»$ for wrong', mean / std);
  });

  it('counts groups without a correct answer', () => {
    says('$0.99^{16}=«85»\\%$', 100 * 0.99 ** 16);
    says('success rate, «85»% of groups', 100 * 0.99 ** 16);
  });

  it('times the chains and adds up the samples', () => {
    says('8,000 tokens at 20 ms are «160» s', 8000 * 0.02);
    says('against «10» s for 500', 500 * 0.02);
    says('SFT on «800,000» samples', 600_000 + 200_000);
  });
});

describe('numbers of question test-time-compute', () => {
  const says = quotedNumbers('reasoning-rl-testtime/test-time-compute');
  const coverage = (p: number, samples: number): number => 1 - (1 - p) ** samples;

  it('computes coverage', () => {
    says('it is «94»% at $N=8$', 100 * coverage(0.3, 8));
    says('is «8»% at 8', 100 * coverage(0.01, 8));
    says('and «47»% at 64', 100 * coverage(0.01, 64));
  });

  it('computes the majority of nine', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    const majority = (p: number): number =>
      [5, 6, 7, 8, 9].reduce((sum, k) => sum + choose(9, k) * p ** k * (1 - p) ** (9 - k), 0);
    says('right only «10»% of the time', 100 * majority(0.3));
    says('with $p=0.6$ «73»%', 100 * majority(0.6));
  });

  it('computes the precision of a noisy verifier', () => {
    const precision = (0.05 * 0.9) / (0.05 * 0.9 + 0.95 * 0.05);
    says('precision of «49»% at $p=0.05$', 100 * precision);
    says('0.95\\cdot0.05) = «49»\\%$ is right', 100 * precision);
  });

  it('finds the break-even with a larger model', () => {
    const extraTraining = 6 * (70e9 - 8e9) * 15e12;
    const small = 2 * 8e9 * 64 * 1000;
    const large = 2 * 70e9 * 1000;
    says('the 70B costs «5.6»e24', extraTraining / 1e24);
    says('costs $«5.6»\\cdot10^{24}$', extraTraining / 1e24);
    says('8B are «1.02»e15', small / 1e15);
    says('70B «1.4»e14', large / 1e14);
    says('pays «8.8»e14', (small - large) / 1e14);
    says('cost $«8.8»\\cdot10^{14}$', (small - large) / 1e14);
    const queries = extraTraining / (small - large);
    says('after «6.3» billion queries', queries / 1e9);
    says('at «6.3» billion queries', queries / 1e9);
    says('gets there in «21» months', queries / 10e6 / 30.44);
  });
});

describe('numbers of question thinking-mode-fusion', () => {
  const says = quotedNumbers('reasoning-rl-testtime/thinking-mode-fusion');
  const easy = 0.7;
  const perRequest = 200 + 2000 * (easy * 0.05 + (1 - easy) * 0.9);

  it('counts tokens per request', () => {
    says('0.3\\cdot0.9)=«810»$$', perRequest);
    says('0.3 x 0.9) = «810»', perRequest);
    says('tokens instead of «2,200»', 200 + 2000);
    says('2,200, «63»% less', 100 * (1 - perRequest / 2200));
    says('a saving of «63»%', 100 * (1 - perRequest / 2200));
  });

  it('counts hard requests without thinking', () => {
    says('while «3»% of all requests', 100 * (1 - easy) * 0.1);
    says('overall accuracy loses «1.2» points', (1 - easy) * 0.1 * 40);
  });
});

describe('numbers of question distill-vs-rl', () => {
  const says = quotedNumbers('reasoning-rl-testtime/distill-vs-rl');
  const hours = (flops: number): number => flops / (0.4 * 989e12) / 3600;

  it('prices both ways', () => {
    const copying = 6 * 32e9 * 800_000 * 5000 * 2;
    says('$6ND=«1.54»\\times10^{21}$', copying / 1e21);
    says('peak «1,079» GPU-hours', hours(copying));
    const tokens = 10_000 * 512 * 8000;
    says('tokens are «41» billion', tokens / 1e9);
    const generating = tokens / 1500 / 3600;
    says('«7,585» GPU-hours to generate', generating);
    const training = hours(6 * 32e9 * tokens);
    says('per GPU and «5,522» to train', training);
    says('train, «12» times as much', (generating + training) / hours(copying));
  });

  it('counts the groups that teach', () => {
    const mixed = (rate: number): number => 1 - rate ** 16 - (1 - rate) ** 16;
    says('0.01^{16}=«14.9»\\%$', 100 * mixed(0.01));
    says('only «15»% of the groups', 100 * mixed(0.01));
    says('At 40% it is «99.97»%', 100 * mixed(0.4));
  });
});

describe('numbers of question async-rl-tools', () => {
  const says = quotedNumbers('reasoning-rl-testtime/async-rl-tools');
  const slots = 512;
  const rate = slots / 60;

  it('finds the idle share and what fills it', () => {
    says('of these 1,560 s: «3.8»%', (100 * 60) / (1500 + 60));
    says('$512/60=«8.5»$ trajectories', rate);
    says("Little's law «2,560» must", rate * 300);
  });

  it('counts versions', () => {
    says('on average «5» versions after they', 300 / 60);
    says('the slowest «25»: the data', 1500 / 60);
    says('average a trajectory ends «5» versions', 300 / 60);
    says('the longest «25». With', 1500 / 60);
    says('means «480» seconds', 8 * 60);
    says('trainer works: «26» times', (1500 + 60) / 60);
  });

  it('spreads the weight of a sequence', () => {
    const deviation = 0.02 * Math.sqrt(4000);
    says('\\sqrt{4000}=«1.26»$', deviation);
    says('a factor of «3.5» up', Math.exp(deviation));
    says('=e^{-1.6}=«20»\\%$', 100 * Math.exp(-(deviation ** 2)));
  });
});

describe('numbers of question rlvr-successors', () => {
  const says = quotedNumbers('reasoning-rl-testtime/rlvr-successors');

  it('clips', () => {
    says('probability 0.01 that is «0.012»', 0.01 * 1.2);
    says('from 0.9 it is «1.08»', 0.9 * 1.2);
    says('\\ln10/\\ln1.2=«12.6»$', Math.log(10) / Math.log(1.2));
    says('to 0.28 («9.3» steps)', Math.log(10) / Math.log(1.28));
  });

  it('counts groups without signal', () => {
    const unanimous = (rate: number): number => 100 * (rate ** 16 + (1 - rate) ** 16);
    says('unanimous in «44»% of cases', unanimous(0.95));
    says('at 99% in «85»%', unanimous(0.99));
    says('so «179» of 512 prompts', 0.35 * 512);
    says('\\sqrt{0.35}=«1.69»$. Filter', 1 / Math.sqrt(0.35));
    says('are there: «1,463» prompts', 512 / 0.35);
    says('worth «2.9» times the generation', 1 / 0.35);
    says('noise that is $1/\\sqrt{0.35}=«1.69»$', 1 / Math.sqrt(0.35));
  });

  it('scatters ratios', () => {
    says('\\sqrt{4000}=«0.003»$', 0.2 / Math.sqrt(4000));
    says('by $0.2\\sqrt{4000}=«12.6»$', 0.2 * Math.sqrt(4000));
    says('scatters by e^«12.6»', 0.2 * Math.sqrt(4000));
    says('the root by «0.3»%', (100 * 0.2) / Math.sqrt(4000));
    // the upper tail of the normal distribution from z on, by midpoints
    const z = Math.log(1.28) / 0.2;
    const width = 1e-3;
    let tail = 0;
    for (let x = z + width / 2; x < 8; x += width) tail += width * Math.exp((-x * x) / 2);
    says('«11»% of the tokens exceed 1.28', (100 * tail) / Math.sqrt(2 * Math.PI));
  });

  it('shapes a reward and counts problems', () => {
    says('/4{,}096=-«0.5»$', (18_432 - 16_384) / 4096);
    says('up to «16,384» and falls', 20_480 - 4096);
    says('is up to «9» points. ', 100 * Math.sqrt(0.25 / 30));
  });
});

describe('numbers of question rl-scaling-systems', () => {
  const says = quotedNumbers('reasoning-rl-testtime/rl-scaling-systems');
  const start = 0.2;
  const curve = (compute: number, ceiling: number, steepness: number, half: number): number =>
    start + (ceiling - start) / (1 + (half / compute) ** steepness);
  const x = (compute: number): number => curve(compute, 0.55, 2.2, 1200);
  const y = (compute: number): number => curve(compute, 0.7, 1.2, 5000);

  it('forecasts', () => {
    says('give X «52.7»%', 100 * x(4000));
    says('and Y «41.7»%', 100 * y(4000));
    says('X is at «55.0»%', 100 * x(100_000));
    says('and Y at «68.7»%', 100 * y(100_000));
    says('X stands at «3.3» times', 4000 / 1200);
    let [low, high] = [4000, 20_000];
    while (high - low > 0.01) {
      const middle = (low + high) / 2;
      if (x(middle) > y(middle)) low = middle;
      else high = middle;
    }
    says('cross at «9,865» hours', low);
    says('68,000 hours would reach «67.9»%', 100 * y(68_000));
    says('68.7%: «0.8» points', 100 * (y(100_000) - y(68_000)));
    says('mistake costs «13.7» points', 100 * (y(100_000) - x(100_000)));
  });

  it('fits other ceilings to the beginning of Y', () => {
    const fit = (ceiling: number, end: number): { worst: number; forecast: number } => {
      const computes = Array.from({ length: (end - 1000) / 500 + 1 }, (_, i) => 1000 + 500 * i);
      let best = { worst: Infinity, forecast: NaN };
      for (let steepness = 0.6; steepness < 2; steepness += 0.02) {
        for (let half = 1500; half < 20_000; half *= 1.015) {
          let worst = 0;
          for (const compute of computes) {
            worst = Math.max(worst, Math.abs(curve(compute, ceiling, steepness, half) - y(compute)));
            if (worst >= best.worst) break;
          }
          if (worst < best.worst) best = { worst, forecast: curve(100_000, ceiling, steepness, half) };
        }
      }
      return best;
    };
    const low = fit(0.55, 4000);
    const high = fit(1, 4000);
    says('0.55 fits within «0.3» points', 100 * low.worst);
    says('1.0 within «0.2», less', 100 * high.worst);
    says('range from «55»% to', 100 * low.forecast);
    says('55% to «93»%', 100 * high.forecast);
    for (const ceiling of [0.65, 0.8]) {
      const { worst } = fit(ceiling, 16_000);
      assert.ok(worst > 0.0075 && worst < 0.0125, `${ceiling} misses by about a point, not ${worst}`);
    }
  });

  it('rounds logits', () => {
    says('multiples of «0.125», rounded', 16 * 2 ** -7);
    says('by up to «0.0625», a factor', (16 * 2 ** -7) / 2);
    says('a factor of «1.064»', Math.exp(0.0625));
    says('by $«0.036»\\sqrt{8000}', 0.125 / Math.sqrt(12));
    says('\\sqrt{8000}=«3.2»$', (0.125 / Math.sqrt(12)) * Math.sqrt(8000));
    says('e^{-0.0025}=«99.8»\\%$', 100 * Math.exp(-(0.05 ** 2)));
    says('0.05\\sqrt{8000}=«4.5»$', 0.05 * Math.sqrt(8000));
    says('effective share $e^{-«20»}$', 0.05 ** 2 * 8000);
  });
});

describe('numbers of question test-time-budgets', () => {
  const says = quotedNumbers('reasoning-rl-testtime/test-time-budgets');
  const classes = [
    { weight: 0.5, rate: 0.9 },
    { weight: 0.3, rate: 0.4 },
    { weight: 0.15, rate: 0.05 },
    { weight: 0.05, rate: 0 },
  ];
  const mean = (value: (rate: number, i: number) => number): number =>
    sum(classes.map(({ weight, rate }, i) => weight * value(rate, i)));
  const covered = (samples: number) => (rate: number) => 1 - (1 - rate) ** samples;
  const drawn = (cap: number) => (rate: number) => (rate === 0 ? cap : (1 - (1 - rate) ** cap) / rate);

  it('covers', () => {
    says('0.15\\cdot0.34+0=«84.5»\\%$', 100 * mean(covered(8)));
    says('0.3\\cdot«0.98»+0.15', covered(8)(0.4));
    says('0.15\\cdot«0.34»+0', covered(8)(0.05));
    says('double and gives «88.4»%', 100 * mean(covered(16)));
    const samples = [2, 8, 31, 0];
    says(
      'samples, «8.05» on average',
      mean((_, i) => samples[i] ?? NaN),
    );
    says('on average, and «90.9»%', 100 * mean((rate, i) => covered(samples[i] ?? NaN)(rate)));
    for (const [i, { rate }] of classes.slice(0, 3).entries()) {
      const gain = rate * (1 - rate) ** (samples[i] ?? NaN);
      assert.ok(gain > 0.006 && gain < 0.0105, `the marginal gain is ${gain}`);
    }
  });

  it('stops at the first success', () => {
    says('| 8 | 84.5% | «2.7» |', mean(drawn(8)));
    says('| 16 | «88.4»% | 3.8 |', 100 * mean(covered(16)));
    says('| 16 | 88.4% | «3.8» |', mean(drawn(16)));
    says('| 64 | «94.4»% | 7.4 |', 100 * mean(covered(64)));
    says('| 64 | 94.4% | «7.4» |', mean(drawn(64)));
    says('impossible 5% take «43»%', (100 * 0.05 * 64) / mean(drawn(64)));
    says('reach 64 in «7» rounds', 1 + Math.log2(64));
    assert.ok(mean(drawn(8)) / 8 < 0.35, 'saves two thirds');
  });

  it('gives up or switches', () => {
    const left = (failures: number): number => mean((rate) => (1 - rate) ** failures);
    const next = (failures: number): number => mean((rate) => rate * (1 - rate) ** failures) / left(failures);
    says('k$: «2.9»% after 16, 0.5%', 100 * next(16));
    says('2.9% after 16, «0.5»% after 64', 100 * next(64));
    says('failure that is «58»% per unit', 100 * next(0));
    const hard = (failures: number): number => (0.15 * 0.95 ** failures) / left(failures);
    const impossible = (failures: number): number => 0.05 / left(failures);
    const middling = (failures: number): number => (0.3 * 0.6 ** failures) / left(failures);
    const large = (failures: number): number => (0.6 * hard(failures) + 0.5 * impossible(failures)) / 10;
    says('After 4 failures it is «10.3»%', 100 * next(4));
    says('10.3% against «4.7»%', 100 * large(4));
    says('after 7 it is «5.3»%', 100 * next(7));
    says('5.3% against «5.4»%', 100 * large(7));
    says('then is «64»% hard', 100 * hard(7));
    says('hard, «31»% impossible', 100 * impossible(7));
    says('impossible, «5»% middling', 100 * middling(7));
    says('0.31\\cdot0.5$ = «54»%', 1000 * large(7));
    assert.ok(next(6) > large(6) && next(7) < large(7), 'the switch lies after 7 failures');
  });

  it('passes wrong answers', () => {
    says('1-0.98^{64}=«73»\\%$ of', 100 * (1 - 0.98 ** 64));
    says('0.95\\cdot0.02)=«72»\\%$', (100 * 0.05) / (0.05 + 0.95 * 0.02));
    says('cap of 8 it is «15»%', 100 * (1 - 0.98 ** 8));
  });
});
