import { quotedNumbers } from './quotedNumbers';

/** Half-width of the 95% interval of a share, in percentage points. */
const halfWidth = (share: number, items: number): number => 196 * Math.sqrt((share * (1 - share)) / items);

/** Expected maximum of independent standard normal draws, by integrating over their distribution function. */
function expectedMaximum(draws: number): number {
  const step = 1e-3;
  let cumulative = 0;
  let total = 0;
  for (let x = -8; x < 8; x += step) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    cumulative += density * step;
    total += x * draws * cumulative ** (draws - 1) * density * step;
  }
  return total;
}

const ratingGap = (winRate: number): number => 400 * Math.log10(winRate / (1 - winRate));
const winRate = (gap: number): number => 1 / (1 + 10 ** (-gap / 400));

describe('numbers of question leaderboard-illusion', () => {
  const says = quotedNumbers('evaluation-safety/leaderboard-illusion');

  it('turns rating gaps into win rates and back', () => {
    says('50 points are «57.1»%', 100 * winRate(50));
    says('100 are «64.0»%', 100 * winRate(100));
    says('turn «7» of 100 duels', 100 * (winRate(50) - 0.5));
    says('The rate is «57.0»%', (100 * 1710) / 3000);
    says('= «49»$ points', ratingGap(0.57));
    const error = 100 * Math.sqrt((0.57 * 0.43) / 3000);
    says('/3000}=«0.90»$ points', error);
    says('the interval is «55.2»% to', 57 - 1.96 * error);
    says('55.2% to «58.8»%', 57 + 1.96 * error);
    says('which is «36» to 62 points', ratingGap((57 - 1.96 * error) / 100));
    says('which is 36 to «62» points', ratingGap((57 + 1.96 * error) / 100));
  });

  it('shows what the best of equal variants gains', () => {
    const error = 400 / Math.LN10 / Math.sqrt(3000 * 0.25);
    says('the standard error is about «6.3» points', error);
    says('{3000\\cdot0.25}}=«6.3»$', error);
    says('equal variants shows «2.0» standard errors', expectedMaximum(27));
    says('is about «2.0» standard deviations', expectedMaximum(27));
    says('standard errors, «13» points, without', expectedMaximum(27) * error);
    says('\\approx«13»$ points with 3,000', expectedMaximum(27) * error);
  });
});

describe('numbers of question evaluation-hygiene', () => {
  const says = quotedNumbers('evaluation-safety/evaluation-hygiene');
  const items = 500;
  const won = 50;
  const lost = 30;
  const pairedError = (100 * Math.sqrt(won + lost - (won - lost) ** 2 / items)) / items;

  it('gives the width of intervals', () => {
    says('half-width is «7.8» points for 100 items', halfWidth(0.8, 100));
    says('«3.5» for 500', halfWidth(0.8, 500));
    says('\\sqrt{0.25/30}=«9.1»$ points', 100 * Math.sqrt(0.25 / 30));
    says('problems the standard error is «9.1» points', 100 * Math.sqrt(0.25 / 30));
    says('interval is ±«17.9»', halfWidth(0.5, 30));
    says('That is «16» against', 0.53 * 30);
    says('16 against «14» problems', 0.47 * 30);
  });

  it('compares paired with unpaired errors', () => {
    const difference = (100 * (won - lost)) / items;
    const unpaired = 100 * Math.sqrt((0.75 * 0.25) / items + (0.71 * 0.29) / items);
    says('the difference is $«4.0»\\pm3.5$', difference);
    says('$4.0\\pm«3.5»$ points', 1.96 * pairedError);
    says('/500}/500=«1.78»$', pairedError);
    says('so ±«3.5» points; McNemar', 1.96 * pairedError);
    says('$z=20/\\sqrt{80}=«2.24»$', (won - lost) / Math.sqrt(won + lost));
    says('standard error would be «2.80»', unpaired);
    says('the interval ±«5.5», and one', 1.96 * unpaired);
    says('unpaired interval would be ±«5.5»', 1.96 * unpaired);
    says('unpaired interval is ±«5.5» points and the paired', 1.96 * unpaired);
    says('the paired one ±«3.5»:', 1.96 * pairedError);
  });

  it('sizes selection and multiple comparisons', () => {
    says('checkpoints shows $«1.87»$ standard errors', expectedMaximum(20));
    says('equal checkpoints shows «1.87» standard errors', expectedMaximum(20));
    says('standard errors, «3.3» points at 1.78', expectedMaximum(20) * 1.78);
    says('with probability «64»%', 100 * (1 - 0.95 ** 20));
  });
});

describe('numbers of question hallucination-system', () => {
  const says = quotedNumbers('evaluation-safety/hallucination-system');

  it('puts an interval on the measured rate', () => {
    const n = 400;
    const rate = 12 / n;
    const z = 1.96;
    const centre = (rate + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
    const half = (z * Math.sqrt((rate * (1 - rate)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
    says('The rate is «3.0»% with', 100 * rate);
    says('interval of «1.7»% to', 100 * (centre - half));
    says('1.7% to «5.2»%', 100 * (centre + half));
    says('12 of 400 answers are «3.0»%', 100 * rate);
    says('interval «1.7»-5.2%', 100 * (centre - half));
  });

  it('sizes the sample that shows a halving', () => {
    const [p, q] = [0.03, 0.015];
    const pooled = (p + q) / 2;
    const root = 1.96 * Math.sqrt(2 * pooled * (1 - pooled)) + 0.8416 * Math.sqrt(p * (1 - p) + q * (1 - q));
    const tens = Math.round((root / (p - q)) ** 2 / 10) * 10;
    says('needs about «1,530» answers', tens);
  });

  it('applies the base rate to the checker', () => {
    const caught = 30 * 0.9;
    const falseAlarms = 970 * 0.05;
    says('bad, «27» of them are caught', caught);
    says('good ones «48.5» are flagged', falseAlarms);
    says('So of «75.5» flags', caught + falseAlarms);
    says('flags only «36»% are right', (100 * caught) / (caught + falseAlarms));
    says('alarms, only «36»% of the flags', (100 * caught) / (caught + falseAlarms));
    says('from 3% to «0.32»%', (100 * (30 - caught)) / (1000 - caught - falseAlarms));
    says('an answer, «54»% of the answers', 100 * (1 - (1 - (caught + falseAlarms) / 1000) ** 10));
  });
});

describe('numbers of question hallucination-mitigation', () => {
  const says = quotedNumbers('evaluation-safety/hallucination-mitigation');

  it('takes entropies over meanings and wordings', () => {
    const entropy = -[0.6, 0.3, 0.1].reduce((total, share) => total + share * Math.log(share), 0);
    says('0.1\\ln0.1)=«0.90»$ nats', entropy);
    says('and 1 give «0.90» nats', entropy);
    says('$\\ln10=«2.30»$', Math.log(10));
    says('wordings give «2.30» even', Math.log(10));
  });

  it('relates penalty and confidence', () => {
    says('c=t/(1-t)=«3»$', 0.75 / 0.25);
    says('3=«-0.6»$ against', 0.6 - 0.4 * 3);
    says('penalty of 3 means «75»%', (100 * 3) / (1 + 3));
  });

  it('trades errors for coverage', () => {
    says('«70» of 700 are left', 200 - 130);
    says('so «10»% error at 70%', (100 * (200 - 130)) / (1000 - 300));
  });
});

describe('numbers of question guardrails', () => {
  const says = quotedNumbers('evaluation-safety/guardrails');
  const caught = 100 * 0.95;
  const flagged = (1e6 - 100) * 0.01;

  it('counts a day of flags', () => {
    says('honest messages, of which «9,999» are', flagged);
    says('are caught and «9,999» honest', flagged);
    says('$95/10{,}094=«0.94»\\%$', (100 * caught) / (caught + flagged));
    says('a precision of «0.94»%', (100 * caught) / (caught + flagged));
  });

  it('lets an attacker try again', () => {
    says('succeeds with $1-0.95^{100}=«99.4»\\%$', 100 * (1 - 0.95 ** 100));
    says('through with $1-0.95^{100}=«99.4»\\%$', 100 * (1 - 0.95 ** 100));
    says('alarms turn away «4.9»% of honest', 100 * (1 - 0.99 ** 5));
  });
});

describe('numbers of question evaluate-outputs', () => {
  const says = quotedNumbers('evaluation-safety/evaluate-outputs');
  const half = (items: number): number => 100 * 1.96 * Math.sqrt((0.8 * 0.2) / items);

  it('corrects agreement for chance', () => {
    const chance = 0.9 ** 2 + 0.1 ** 2;
    says('$0.9^2+0.1^2=«82»\\%$', 100 * chance);
    says('0.9\\cdot0.9=«82»\\%$', 100 * chance);
    says('{0.18}=«0.17»$$', (0.85 - chance) / (1 - chance));
    says('(1-0.82)=«0.17»$', (0.85 - chance) / (1 - chance));
    says('$170/200=«85»\\%$', (100 * (5 + 165)) / 200);
    says('a recall of «25»%', (100 * 5) / 20);
  });

  it('has wide intervals and a sharper paired test', () => {
    says('$\\pm«7.8»$ points', half(100));
    says('$\\pm«3.5»$ with 500', half(500));
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    let tail = 0;
    for (let wins = 15; wins <= 20; wins++) tail += choose(20, wins) / 2 ** 20;
    says('gives $p=«0.04»$', 2 * tail);
    says('differ by only «2» points', (100 * (15 - 5)) / 500);
  });
});

describe('numbers of question eval-pipeline', () => {
  const says = quotedNumbers('evaluation-safety/eval-pipeline');

  it('compares paired and unpaired intervals', () => {
    says('known to $\\pm«2.3»$ points', 100 * 1.96 * Math.sqrt(0.08 / 600));
    says('would be $\\pm«4.5»$', 100 * 1.96 * Math.sqrt((2 * 0.8 * 0.2) / 600));
    says('$1-0.95^{20}=«64»\\%$', 100 * (1 - 0.95 ** 20));
    says('it is «57.5»% of decided', (100 * 115) / 200);
    says('plus or minus «6.9» points', 100 * 1.96 * Math.sqrt((0.575 * 0.425) / 200));
  });

  it('sizes the experiment', () => {
    const users = (16 * 0.7 * 0.3) / 0.02 ** 2;
    says('/0.02^2=«8{,}400»$ users', users);
    says('«8,400» users per arm to see', users);
    says('arm: about «2» hours of', (2 * users) / (200_000 / 24));
  });
});

describe('numbers of question content-moderation', () => {
  const says = quotedNumbers('evaluation-safety/content-moderation');
  const posts = 10e6;
  const bad = 0.005 * posts;

  it('follows a day through the cascade', () => {
    says('«50,000» of 10 million', bad);
    says('flags «40,000» of them', 0.8 * bad);
    says('and «99,500» others', 0.01 * (posts - bad));
    says('precision «28.7»%', (100 * 0.8 * bad) / (0.8 * bad + 0.01 * (posts - bad)));
    says('of 4%, «400,000» posts', 0.04 * posts);
    says('rule: «320» million tokens', (0.04 * posts * 800) / 1e6);
    says('would be «8» billion', (posts * 800) / 1e9);
    says('multiply along the cascade: $0.95\\cdot0.90=«85.5»\\%$', 100 * 0.95 * 0.9);
    says('a day «2,500» are lost', 0.05 * bad);
    says('and «4,750» in the second', 0.95 * bad * 0.1);
  });

  it('samples what was allowed', () => {
    says('0.5%: $\\pm«0.14»$ points', 100 * 1.96 * Math.sqrt((0.005 * 0.995) / 10_000));
  });
});

describe('numbers of question agent-evaluation', () => {
  const says = quotedNumbers('evaluation-safety/agent-evaluation');
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

  it('finds the noise', () => {
    const error = Math.sqrt((0.62 * 0.38) / 50 + (0.58 * 0.42) / 50);
    says('0.42/50}=«9.8»$ points', 100 * error);
    says('interval of $\\pm«19»$', 196 * error);
    says('0.04^2=«2{,}352»$ runs', (2 * 2.8 ** 2 * 0.24) / 0.04 ** 2);
  });

  it('repeats runs', () => {
    says('$0.6^8=«1.7»\\%$', 100 * 0.6 ** 8);
    says('75% per run is «99.6»% at least once', 100 * (1 - 0.25 ** 4));
    says('in four and «32»% four times', 100 * 0.75 ** 4);
    says('0.62 to the eighth is «2»%', 100 * 0.62 ** 8);
    says('\\binom84=15/70=«21»\\%$', (100 * choose(6, 4)) / choose(8, 4));
    says('\\binom84=«15»/70', choose(6, 4));
    says('15/«70»=21', choose(8, 4));
    says('$0.75^4=«32»\\%$', 100 * 0.75 ** 4);
    says('62 of 90 valid ones: «69»%', (100 * 62) / 90);
  });
});

describe('numbers of question agent-security', () => {
  const says = quotedNumbers('evaluation-safety/agent-security');

  it('counts variants, servers and flows', () => {
    says('$1-0.97^{50}=«78»\\%$', 100 * (1 - 0.97 ** 50));
    says('six of them make «5.9»%', 100 * (1 - 0.99 ** 6));
    says('5.9%, thirty «26»%', 100 * (1 - 0.99 ** 30));
    says('$20\\cdot10\\cdot8=«1{,}600»$', 20 * 10 * 8);
  });
});
