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

describe('numbers of question in-context-learning', () => {
  const says = quotedNumbers('lm-foundations/in-context-learning');

  it('counts orders, errors and tokens', () => {
    const orders = [1, 2, 3, 4, 5, 6, 7, 8].reduce((product, n) => product * n, 1);
    says('$8!=«40{,}320»$', orders);
    says('eight have «40,320» orders', orders);
    const error = 100 * 1.96 * Math.sqrt((0.78 * 0.22) / 200);
    says('/200}=«5.7»$ points', error);
    says('78% is uncertain by «5.7» points', error);
    says('make «1.92» billion tokens', (8 * 120 * 2e6) / 1e9);
  });

  it('finds a gradient step and linear attention equal', () => {
    const examples = [
      { x: [1, 0], y: 2 },
      { x: [0, 1], y: -1 },
    ];
    const query = [1, 0.5];
    const dot = (a: readonly number[], b: readonly number[]): number =>
      sum(a.map((value, i) => value * b[i]!));
    const attended = 0.5 * sum(examples.map(({ x, y }) => y * dot(x, query)));
    const weights = [0, 1].map((i) => 0.5 * sum(examples.map(({ x, y }) => y * x[i]!)));
    says('both give «0.75»', attended);
    says('both give «0.75»', dot(weights, query));
  });
});

describe('numbers of question cosine-similarity', () => {
  const says = quotedNumbers('lm-foundations/cosine-similarity');
  type Pair = readonly [number, number];
  const dot = (a: Pair, b: Pair): number => a[0] * b[0] + a[1] * b[1];
  const cosine = (a: Pair, b: Pair): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  const distance = (a: Pair, b: Pair): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
  const a: Pair = [3, 4];
  const b: Pair = [6, 8];
  const c: Pair = [4, 3];

  it('compares three vectors', () => {
    says('| $b=(6,8)$ | «1.00» |', cosine(a, b));
    says('| 1.00 | «5.00» | 50', distance(a, b));
    says('| 5.00 | «50» |', dot(a, b));
    says('| $c=(4,3)$ | «0.96» |', cosine(a, c));
    says('| 0.96 | «1.41» | 24', distance(a, c));
    says('| 1.41 | «24» |', dot(a, c));
    says('c has «0.96» and distance', cosine(a, c));
    says('0.96 and distance «1.41», so', distance(a, c));
  });

  it('relates distance and angle of unit vectors', () => {
    const unit = (angle: number): Pair => [Math.cos(angle), Math.sin(angle)];
    const [x, y] = [unit(0.3), unit(1.4)];
    assert.ok(Math.abs(distance(x, y) ** 2 - (2 - 2 * cosine(x, y))) < 1e-12);
    const half = 1 - Math.cos(Math.PI / 4);
    says('but $«0.293»+0.293', half);
    says('0.293=«0.586»$ by the middle', 2 * half);
    says('$1/\\sqrt{300}=«0.058»$', 1 / Math.sqrt(300));
  });

  it('rescales one dimension', () => {
    says('and $(1,0)$ have cosine «0.707»', cosine([1, 1], [1, 0]));
    says('with cosine «0.100»', cosine([1, 10], [1, 0]));
    says('it is «0.995»', cosine([10, 1], [10, 0]));
  });
});

describe('numbers of question static-vs-contextual', () => {
  const says = quotedNumbers('lm-foundations/static-vs-contextual');
  const width = 768;
  const layer = 4 * width ** 2 + 2 * width * 4 * width + 13 * width;
  const weights = 12 * layer;

  it('prices the forward pass of BERT-base', () => {
    says('BERT-base («85»M weights without', weights / 1e6);
    says('takes about «170» MFLOP', (2 * weights) / 1e6);
    says('about «170» megaflops', (2 * weights) / 1e6);
    const all = 2 * weights * 100 * 20e6;
    says('once ($«3.4»\\times10^{17}$', all / 1e17);
    assert.ok(Math.abs(all / 100e12 / 3600 - 1) < 0.06);
  });

  it('sizes the index', () => {
    says('The index is «61.4» GB', (20e6 * width * 4) / 1e9);
  });
});

describe('numbers of question word-analogies', () => {
  const says = quotedNumbers('lm-foundations/word-analogies');
  const dot = (a: readonly number[], b: readonly number[]): number => sum(a.map((value, i) => value * b[i]!));
  const cosine = (a: readonly number[], b: readonly number[]): number =>
    dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  const king = [0.9, 0.4, 0.2];
  const queen = [0.8, -0.45, 0.35];
  const man = [0.1, 0.3, 0.1];
  const woman = [0.1, 0.05, 0.1];
  const target = king.map((value, i) => value - man[i]! + woman[i]!);

  it('returns king unless it is excluded', () => {
    says('target is $(0.9,«0.15»,0.2)$', target[1]!);
    says('with king is «0.969», with', cosine(target, king));
    says('with queen «0.787». So', cosine(target, queen));
    says('has cosine «0.969» with king', cosine(target, king));
    says('king and «0.787» with queen', cosine(target, queen));
    says('length of king («1.005»)', Math.sqrt(dot(king, king)));
    assert.ok(Math.abs(0.25 / Math.sqrt(dot(king, king)) - 0.25) < 0.01);
    says('queen is $«-0.85»$ in', queen[1]! - king[1]!);
  });

  it('weighs the categories of the test set', () => {
    says('an average is «55»% grammar', (100 * 10_675) / (10_675 + 8869));
  });
});

describe('numbers of question chain-rule', () => {
  const says = quotedNumbers('lm-foundations/chain-rule');
  const joint = 0.2 * 0.05 * 0.3 * 0.4;

  it('multiplies the factors', () => {
    says('0.4=«0.0012»$', joint);
    says("0.4, that's «0.0012»", joint);
    says('$\\ln0.0012=«-6.73»$', Math.log(joint));
    says('a mean of «1.68» nats', -Math.log(joint) / 4);
    says('exponential, «5.37», the', joint ** (-1 / 4));
  });

  it('underflows', () => {
    let product = 1;
    let tokens = 0;
    while (product > 0) {
      product = Math.fround(product * 0.1);
      tokens += 1;
    }
    says('zero at «46» tokens', tokens);
    says('there are $10^{«94»}$', 20 * Math.log10(50_000));
  });

  it('shows a greedy mistake', () => {
    says('0.2=«0.12»$', 0.6 * 0.2);
    says('0.9=«0.36»$', 0.4 * 0.9);
    assert.ok(Math.abs((0.4 * 0.9) / (0.6 * 0.2) - 3) < 1e-9);
  });
});
