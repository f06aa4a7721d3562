import assert from 'node:assert/strict';
import { quoteNumbers, sum } from './quoteNumbers';

type Distribution = readonly number[];

const crossEntropy = (p: Distribution, q: Distribution): number =>
  -sum(p.map((share, i) => share * Math.log(q[i]!)));
const kl = (p: Distribution, q: Distribution): number => crossEntropy(p, q) - crossEntropy(p, p);
const coin = (share: number): Distribution => [share, 1 - share];

describe('numbers of question cross-entropy', () => {
  const says = quoteNumbers('lm-foundations/cross-entropy');
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
  const says = quoteNumbers('lm-foundations/perplexity');

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
  const says = quoteNumbers('lm-foundations/kl-divergence');

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
  const says = quoteNumbers('lm-foundations/teacher-forcing');

  it('compares errors with and without recovery', () => {
    says('without recovery: $0.99^{100}=«36.6»\\%$', 100 * 0.99 ** 100);
    says('only $0.01/0.21=«4.8»\\%$', (100 * 0.01) / (0.01 + 0.2));
    says('is $0.01/(0.01+0.20)=«4.8»\\%$', (100 * 0.01) / (0.01 + 0.2));
    says('Without recovery $0.99^{100}=«36.6»\\%$', 100 * 0.99 ** 100);
    says('off track for «4.8»% of the steps', (100 * 0.01) / (0.01 + 0.2));
  });
});
