import assert from 'node:assert/strict';
import { quotedNumbers, sum } from './quotedNumbers';

describe('numbers of question rag-system', () => {
  const says = quotedNumbers('rag-agents-product/rag-system');
  const tokens = 50_000 * 12 * 500;

  it('sizes the corpus and its index', () => {
    says('500 tokens = «300» million tokens', tokens / 1e6);
    const chunks = tokens / (400 - 50);
    says('advance by «350»:', 400 - 50);
    says('350: «857»,000 chunks', chunks / 1000);
    says('chunks, «3.5» GB of vectors', (chunks * 1024 * 4) / 1e9);
    says('about 8 chunks, «3,200» tokens', 8 * 400);
    says('against a million is a factor of «312.5»', 1e6 / 3200);
  });

  it('fuses two rankings', () => {
    says('Ranks 3 and 5 give «0.0313»', 1 / 63 + 1 / 65);
    says('in one list alone «0.0164»', 1 / 61);
  });

  it('multiplies the stages', () => {
    says('on what arrives, «80»% end to end', 85 * 0.94);
    says('first token 500 ms: «0.7» s', (50 + 150 + 500) / 1000);
  });
});

describe('numbers of question tool-agent', () => {
  const says = quotedNumbers('rag-agents-product/tool-agent');

  it('compounds the success of steps and runs', () => {
    says('95% per step gives «60»% over ten', 100 * 0.95 ** 10);
    says('over ten steps, 99% gives «90»%', 100 * 0.99 ** 10);
    says('succeed in «60»%, three', 100 * 0.95 ** 10);
    says('three in «86»%', 100 * 0.95 ** 3);
    says('four runs succeed in only «41»%', 100 * 0.8 ** 4);
  });

  it('adds up the input tokens of ten steps', () => {
    const steps = Array.from({ length: 10 }, (_, step) => 2000 + 800 * step);
    says(
      'ten steps read «56,000» input tokens',
      steps.reduce((a, b) => a + b),
    );
  });
});

describe('numbers of question prompt-engineering', () => {
  const says = quotedNumbers('rag-agents-product/prompt-engineering');
  const calls = 3e6;

  it('prices the parts of the prompt', () => {
    says('1900=«5.7»\\cdot10^9$', (calls * 1900) / 1e9);
    says('tokens, «2,850» dollars; the', calls * 1900 * 0.5e-6);
    says('examples are «1,650» dollars of', calls * 1100 * 0.5e-6);
    says('prohibitions «750» dollars.', calls * 500 * 0.5e-6);
    says('$«7.5»\\cdot10^8$ output', (calls * 250) / 1e8);
    says('output tokens, «1,500» dollars, and', calls * 250 * 2e-6);
    says('per second «3.1» seconds', 250 / 80);
    says('falls to «285» dollars.', (calls * 1900 * 0.5e-6) / 10);
  });

  it('knows the luck of the best of forty', () => {
    const error = 100 * Math.sqrt((0.88 * 0.12) / 150);
    says('/150}=«2.7»$ points', error);
    // expected maximum of forty standard normals, by summation over the distribution of the maximum
    const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    let below = 0;
    let expected = 0;
    for (let x = -8; x < 8; x += 1e-3) {
      const next = below + density(x + 5e-4) * 1e-3;
      expected += (x + 5e-4) * (next ** 40 - below ** 40);
      below = next;
    }
    says('errors, «5.7» points, above', error * expected);
    says('the interval is $\\pm«5.6»$', 100 * 1.96 * Math.sqrt((0.86 * 0.14) / 150));
    says('gained «39» points on GSM8K', 56.9 - 17.9);
  });
});

describe('numbers of question prompt-registry', () => {
  const says = quotedNumbers('rag-agents-product/prompt-registry');

  it('counts lookups', () => {
    says('prompts are «1,067» lookups', (400 * 80) / 30);
    says('by itself, «13» if a pod', 400 / 30);
  });

  it('prices cache misses', () => {
    const hit = 3000 * 0.05e-6 + 300 * 2e-6;
    const miss = 3000 * 0.5e-6 + 300 * 2e-6;
    const mean = (rate: number): number => rate * hit + (1 - rate) * miss;
    says('costs «0.00075» dollars, a miss', hit);
    says('a miss «0.0021» dollars.', miss);
    says('from «0.00082» dollars to', mean(0.95));
    says('to «0.00107» dollars: plus', mean(0.76));
    says('plus «31»%', 100 * (mean(0.76) / mean(0.95) - 1));
  });
});

describe('numbers of question conversation-memory', () => {
  const says = quotedNumbers('rag-agents-product/conversation-memory');
  const turns = Array.from({ length: 50 }, (_, i) => i + 1);
  const prompt = (turn: number): number => 1500 + 400 * turn;

  it('compares ways to resend a conversation', () => {
    says('(1500+400t)=«585{,}000»$', sum(turns.map(prompt)));
    says('each time, are «585,000» input', sum(turns.map(prompt)));
    const cached = sum(turns.map((turn) => (turn === 1 ? prompt(1) : 400 + 0.1 * prompt(turn - 1))));
    says('at a tenth: «77,850» equivalents', cached);
    says('history costs «77,850» equivalents', cached);
    says('3200=«5{,}300»$ a turn', 1500 + 600 + 8 * 400);
    says('a turn, «265,000» at most', 50 * (1500 + 600 + 8 * 400));
    says('costs up to «265,000».', 50 * (1500 + 600 + 8 * 400));
    assert.ok(Math.abs(50 * (600 + 3200) + 1500 + 49 * 150 - 200_000) < 2000);
  });

  it('lets details fade', () => {
    says('of them with «36»%', 100 * 0.95 ** 20);
    says('of them «36»% are left', 100 * 0.95 ** 20);
  });
});

describe('numbers of question enterprise-rag', () => {
  const says = quotedNumbers('rag-agents-product/enterprise-rag');
  const vectors = 2e6 * 10;

  it('filters after retrieval', () => {
    says('$50\\cdot0.05=«2.5»$ hits', 50 * 0.05);
    says('$0.95^{50}=«7.7»\\%$', 100 * 0.95 ** 50);
    says('keeps «2.5» hits on average', 50 * 0.05);
    says('none in «7.7»% of the queries. The', 100 * 0.95 ** 50);
    says('fetch about «1,000».', 50 / 0.05);
    says('of 1,024 are «1.0» GB', (0.05 * vectors * 1024) / 1e9);
  });

  it('sizes the index and its changes', () => {
    says('are «20» million vectors: 81.9', vectors / 1e6);
    says('vectors: «81.9» GB', (vectors * 1024 * 4) / 1e9);
    says('floats, «20.5» GB in int8', (vectors * 1024) / 1e9);
    says('a day «200,000» chunks', 0.01 * vectors);
    says('again: «100» s at 2,000', (0.01 * vectors) / 2000);
  });
});

describe('numbers of question pdf-qa', () => {
  const says = quotedNumbers('rag-agents-product/pdf-qa');
  const tokens = 10_000 * 20 * 500;
  const chunks = tokens / (512 - 50);

  it('sizes the collection', () => {
    assert.equal(tokens, 1e8);
    says('that is «216,450» chunks', chunks);
    says('floats «0.89» GB of vectors', (chunks * 1024 * 4) / 1e9);
    says('20 GB/s takes «44» ms', (1e3 * chunks * 1024 * 4) / 20e9);
    says('200,000 pages takes «111» hours', (200_000 * 2) / 3600);
    assert.ok(Math.abs((200_000 * 2) / 3600 / 16 - 7) < 0.1);
  });

  it('raises character accuracy to a power', () => {
    says('$0.995^{12}=«94.2»\\%$', 100 * 0.995 ** 12);
    says('$0.995^{7}=«96.6»\\%$', 100 * 0.995 ** 7);
    says('one amount in «29» is wrong', 1 / (1 - 0.995 ** 7));
    says('only «94.2»% of 12-character', 100 * 0.995 ** 12);
  });
});

describe('numbers of question code-generation', () => {
  const says = quotedNumbers('rag-agents-product/code-generation');
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

  it('estimates pass@k', () => {
    says('1-«4368»/15504', choose(16, 5));
    says('1-4368/«15504»=', choose(20, 5));
    says('15504=«71.8»\\%$', 100 * (1 - choose(16, 5) / choose(20, 5)));
    says('$1-0.8^5=«67.2»\\%$', 100 * (1 - 0.8 ** 5));
    says('sample are «67»% for five', 100 * (1 - 0.8 ** 5));
  });

  it('weighs merged changes against review', () => {
    says('100\\cdot20=«1{,}600»$ minutes', 40 * 90 - 100 * 20);
    says('merged it is $«-200»$', 20 * 90 - 100 * 20);
    says('some «100» million tokens, so', (10e6 * 10) / 1e6);
  });
});

describe('numbers of question single-vs-multi-agent', () => {
  const says = quotedNumbers('rag-agents-product/single-vs-multi-agent');
  const time = (agents: number, overhead = 0): number => 10 + 50 / agents + overhead * agents;
  const inputTokens = (reads: number): number => reads * 3000 + (1500 * reads * (reads - 1)) / 2;

  it('applies Amdahl, with and without overhead', () => {
    says('(10+50/10)=«4.0»$, infinitely', 60 / time(10));
    says('infinitely many «6».', 60 / 10);
    says('so «15» in all', 10 + 50 / 10);
    says('six agents, «27.3» minutes; ten', time(6, 1.5));
    says('minutes; ten take «30».', time(10, 1.5));
    says('\\sqrt{50/1.5}=«5.8»$', Math.sqrt(50 / 1.5));
    says('$10+«8.3»+9=27.3$', 50 / 6);
    says('minutes, «2.2» times faster', 60 / time(6, 1.5));
    says('twenty «42.5»', time(20, 1.5));
    says('(four take «28.5»)', time(4, 1.5));
    says('ten agents take «20».', time(10, 0.5));
    says('best is «2.2» times, with six', 60 / time(6, 1.5));
  });

  it('counts tokens and hand-offs', () => {
    says('1{,}500=«153{,}000»$ tokens', 3000 + 100 * 1500);
    says('sums to «7.7»M input tokens', inputTokens(100) / 1e6);
    says('and read «1.5»M', (6 * inputTokens(17)) / 1e6);
    says('which end at «28,500», and', 3000 + 17 * 1500);
    says('agent needs «0.7»M', (10 * 3000 + (15_000 * 10 * 9) / 2) / 1e6);
    says('six leave «74»%. A brief', 100 * 0.95 ** 6);
    says('single agent, «3.75»x, in', 15 / 4);
  });
});
