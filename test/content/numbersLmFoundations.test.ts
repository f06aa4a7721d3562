import assert from 'node:assert/strict';
import { quotedNumbers, sum } from './quotedNumbers';

type Distribution = readonly number[];

const crossEntropy = (p: Distribution, q: Distribution): number =>
  -sum(p.map((share, i) => share * Math.log(q[i]!)));
const kl = (p: Distribution, q: Distribution): number => crossEntropy(p, q) - crossEntropy(p, p);
const coin = (share: number): Distribution => [share, 1 - share];

describe('numbers of question cross-entropy', () => {
  const says = quotedNumbers('lm-foundations/cross-entropy');
  const p = [0.7, 0.2, 0.1];
  const q = [0.5, 0.3, 0.2];

  it('splits the loss into entropy and divergence', () => {
    says('it is $«0.887» = 0.802', crossEntropy(p, q));
    says('0.887 = «0.802» +', crossEntropy(p, p));
    says('+ «0.085»$ nats', kl(p, q));
    says('that is «0.802» nats, so a student', crossEntropy(p, p));
  });

  it('prices one token', () => {
    says('gets probability 0.25, it costs «1.386» nats', -Math.log(0.25));
    says('1.386 nats, or «2» bits', -Math.log2(0.25));
    says('loss is $\\ln 50257 = «10.82»$', Math.log(50_257));
    says('Perplexity is $e^{2.0}=«7.39»$', Math.exp(2));
    says('$2.0/\\ln 2=«2.89»$', 2 / Math.LN2);
    says('$e^{-2.0}=«0.135»$', Math.exp(-2));
  });

  it('compares gradients at a confident mistake', () => {
    const right = 0.001;
    const ofLog = right - 1;
    const ofSquare = -2 * (1 - right) * right * (1 - right);
    says('=0.001$ it is $«-0.999»$', ofLog);
    says('$-2q(1-q)^2=«-0.002»$', ofSquare);
    says('there, «501» times weaker', ofLog / ofSquare);
  });
});

describe('numbers of question perplexity', () => {
  const says = quotedNumbers('lm-foundations/perplexity');

  it('converts perplexities to bits per byte', () => {
    const a = Math.log2(7.4) / 4.4;
    const b = Math.log2(6.2) / 3.6;
    says('| A | 7.4 | «2.888» |', Math.log2(7.4));
    says('| B | 6.2 | «2.632» |', Math.log2(6.2));
    says('4.4 | **«0.656»** |', a);
    says('3.6 | «0.731» |', b);
    says('with «10»% fewer bits', 100 * (1 - a / b));
    assert.ok(a < b);
  });

  it('takes the exponential of the mean and not the mean of exponentials', () => {
    says('nats give $e^2=«7.39»$', Math.exp((1 + 3) / 2));
    says('$e^3$ would be «11.40»', (Math.exp(1) + Math.exp(3)) / 2);
  });

  it('reads a ratio as bits', () => {
    says('$\\log_2(30/15)=«1»$', Math.log2(30 / 15));
    says('$2^{1000}\\approx10^{«301»}$', 1000 * Math.log10(2));
    says('$\\ln(11.9/10.3)=«0.144»$', Math.log(11.9 / 10.3));
    says('$\\ln(7.1/6.0)=«0.168»$', Math.log(7.1 / 6));
  });

  it('shows what a rare token with a tiny probability does', () => {
    const loss = (99 * Math.log(10) + Math.log(1e6)) / 100;
    says('+ 13.816)/100 = «2.418»$', loss);
    says('the perplexity is «11.2»', Math.exp(loss));
    says('moves it by «12»%', 100 * (Math.exp(loss) / 10 - 1));
  });
});

describe('numbers of question kl-divergence', () => {
  const says = quotedNumbers('lm-foundations/kl-divergence');

  it('shows that the directions differ and the triangle inequality fails', () => {
    says('it is «0.368» one way', kl(coin(0.9), coin(0.5)));
    says('and «0.511» the other', kl(coin(0.5), coin(0.9)));
    const direct = kl(coin(0.5), coin(0.1));
    const detour = [kl(coin(0.5), coin(0.25)), kl(coin(0.25), coin(0.1))];
    says('the direct value is «0.511»', direct);
    says('costs only $«0.144»+', detour[0]!);
    says('0.144+«0.092»=', detour[1]!);
    says('=«0.236»$; the triangle', sum(detour));
    assert.ok(direct > sum(detour));
  });

  it('sizes the drift of a policy', () => {
    says('$e^{1/0.1}=«22{,}026»$', Math.exp(1 / 0.1));
    says('nats per token are «5» nats for 500', 0.01 * 500);
    says('typically «148» times more probable', Math.exp(5));
    says('$\\ln16-15/16=«1.84»$', Math.log(16) - 15 / 16);
  });

  it('evaluates the estimators at one sample', () => {
    const ratio = 2;
    says('it gives «0.307» where', ratio - 1 - Math.log(ratio));
    says('the plain one gives $«-0.693»$', -Math.log(ratio));
  });
});

describe('numbers of question teacher-forcing', () => {
  const says = quotedNumbers('lm-foundations/teacher-forcing');

  it('compares errors with and without recovery', () => {
    says('without recovery: $0.99^{100}=«36.6»\\%$', 100 * 0.99 ** 100);
    says('only $0.01/0.21=«4.8»\\%$', (100 * 0.01) / (0.01 + 0.2));
    says('is $0.01/(0.01+0.20)=«4.8»\\%$', (100 * 0.01) / (0.01 + 0.2));
    says('Without recovery $0.99^{100}=«36.6»\\%$', 100 * 0.99 ** 100);
    says('off track for «4.8»% of the steps', (100 * 0.01) / (0.01 + 0.2));
  });
});

describe('numbers of question forward-reverse-kl', () => {
  const says = quotedNumbers('lm-foundations/forward-reverse-kl');
  const step = 1e-3;
  const grid = Array.from({ length: 24_001 }, (_, i) => -12 + i * step);
  const normal = (x: number, mean: number, sd: number): number =>
    Math.exp(-((x - mean) ** 2) / (2 * sd ** 2)) / (sd * Math.sqrt(2 * Math.PI));
  const target = (x: number): number => (normal(x, -2.5, 0.7) + normal(x, 2.5, 0.7)) / 2;
  const divergence = (p: (x: number) => number, q: (x: number) => number): number =>
    sum(grid.map((x) => (p(x) > 0 ? p(x) * Math.log(p(x) / q(x)) * step : 0)));
  const sd = Math.sqrt(2.5 ** 2 + 0.7 ** 2);
  const wide = (x: number): number => normal(x, 0, sd);
  const narrow = (x: number): number => normal(x, -2.5, 0.7);

  it('evaluates both divergences of both fits', () => {
    says('=«2.6»$ by forward KL', sd);
    says('| **«0.618»** | 1.54 |', divergence(target, wide));
    says('| **0.618** | «1.54» |', divergence(wide, target));
    says('| «12.1» | **0.693** |', divergence(target, narrow));
    says('| 12.1 | **«0.693»** |', divergence(narrow, target));
    says('forward «0.618» nats', divergence(target, wide));
    says('mixture), reverse «1.54».', divergence(wide, target));
    says('reverse $\\ln2=«0.693»$', Math.LN2);
    says('forward «12.1», as every', divergence(target, narrow));
  });

  it('finds no better fit nearby in either direction', () => {
    for (const [mean, width] of [
      [0.1, sd],
      [0, sd * 1.05],
      [0, sd * 0.95],
    ] as const)
      assert.ok(divergence(target, (x) => normal(x, mean, width)) > divergence(target, wide));
    for (const [mean, width] of [
      [-2.4, 0.7],
      [-2.6, 0.7],
      [-2.5, 0.75],
      [-2.5, 0.65],
      [0, sd],
    ] as const)
      assert.ok(divergence((x) => normal(x, mean, width), target) > divergence(narrow, target));
  });

  it('compares densities in the valley', () => {
    says('density is «159» times that of the target', wide(0) / target(0));
    says('density at 0 is «159» times too high', wide(0) / target(0));
    says('is a factor of «22,026»', Math.exp(1 / 0.1));
    says('costs just «0.69» nats', Math.LN2);
    says('$2\\pi e\\cdot «6.74»$', sd ** 2);
  });
});

describe('numbers of question ngram-limits', () => {
  const says = quotedNumbers('lm-foundations/ngram-limits');
  const possible = (n: number): number => 50_000 ** n;

  it('counts possible n-grams and the share that a corpus can hold', () => {
    says('| 2 | $«2.5»\\times10^9$', possible(2) / 1e9);
    says('| 3 | $«1.25»\\times10^{14}$', possible(3) / 1e14);
    says('| 5 | $«3.1»\\times10^{23}$', possible(5) / 1e23);
    says('at most «12»% |', (100 * 15e12) / possible(3));
    says('at most $«5»\\times10^{-11}$', (15e12 / possible(5)) * 1e11);
    says('5-grams, «5» x 10^-11 of', (15e12 / possible(5)) * 1e11);
  });

  it('shows what add-one smoothing leaves to the data', () => {
    says('$1000/51000=«2»\\%$', (100 * 1000) / 51_000);
    says('the data keep «2»% of the mass', (100 * 1000) / 51_000);
    says('$101/51000=«0.002»$', 101 / 51_000);
  });
});

describe('numbers of question word2vec', () => {
  const says = quotedNumbers('lm-foundations/word2vec');
  const vocabulary = 50_000;
  const negatives = 5;
  const width = 300;

  it('compares the cost of the objectives', () => {
    says('pair: «15» million multiplications', (vocabulary * width) / 1e6);
    says('of length 300, «15» million', (vocabulary * width) / 1e6);
    says('$k=5$ these are «6» dot products', negatives + 1);
    says('50,000, «8,333» times fewer', vocabulary / (negatives + 1));
    says('$50{,}000/6=«8{,}333»$', vocabulary / (negatives + 1));
    says('6 dot products, «1,800» multiplications', (negatives + 1) * width);
    says('\\log_2 V\\approx«16»$', Math.log2(vocabulary));
  });

  it('flattens frequencies', () => {
    says('$100^{0.75}=«31.6»$', 100 ** 0.75);
    says('$\\sqrt{t/f}=«1.4»\\%$', 100 * Math.sqrt(1e-5 / 0.05));
  });
});

describe('numbers of question rnn-vanishing-gradient', () => {
  const says = quotedNumbers('lm-foundations/rnn-vanishing-gradient');

  it('raises factors per step to powers', () => {
    says('leaves $0.9^{50}=«0.005»$', 0.9 ** 50);
    says('makes $1.1^{50}=«117»$', 1.1 ** 50);
    says('$0.9^{20}=«0.12»$', 0.9 ** 20);
    says('$0.99^{50}=«0.61»$; $0.5', 0.99 ** 50);
    says('$0.5^{10}=«0.001»$', 0.5 ** 10);
    says('unchanged: $0.99^{50}=«0.61»$ against', 0.99 ** 50);
    says('on average, a step gives «0.99».', 1.1 * 0.9);
    says('a lag of 20 still has «12»%', 100 * 0.9 ** 20);
    says('a lag of 50 has «61»%', 100 * 0.99 ** 50);
  });

  it('bounds the slopes of the non-linearities', () => {
    const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
    const slope = (f: (x: number) => number): number => (f(1e-4) - f(-1e-4)) / 2e-4;
    says('the slope: «1» for tanh', slope(Math.tanh));
    says('for tanh, «0.25» for', slope(sigmoid));
  });
});

describe('numbers of question lstm-gates', () => {
  const says = quotedNumbers('lm-foundations/lstm-gates');

  it('follows the gradient along the cell', () => {
    says('survives: $0.99^{100}=«0.37»$', 0.99 ** 100);
    says('leaves $0.9^{100}=«0.00003»$', 0.9 ** 100);
    says('$\\sigma(1)=«0.73»$', 1 / (1 + Math.exp(-1)));
  });

  it('counts weights', () => {
    const block = 1024 * (1024 + 1024);
    says('times a simple RNN: «8.39»M', (4 * block) / 1e6);
    says('(1024+1024)=«8.39»$M', (4 * block) / 1e6);
    says('plus «4,096» biases', 4 * 1024);
    says('three quarters, «6.29»M', (3 * block) / 1e6);
    says('$12d^2=«12.6»$M', (12 * 1024 ** 2) / 1e6);
    says('of four: «75»% of the weights', (100 * 3) / 4);
  });
});
