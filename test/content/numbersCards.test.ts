import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { card, kvBytes, llama8b, softmax, sum } from './quotedNumbers';

describe('numbers of the cards on language-model foundations', () => {
  it('multiplies the factors of a text', () => {
    card('chain-rule')('0.5, 0.2 and 0.1 give «0.01»', 0.5 * 0.2 * 0.1);
  });

  it('reads a perplexity', () => {
    const says = card('perplexity');
    says('\\ln 20 = «3.00»$', Math.log(20));
    says('\\log_2 20 = «4.32»$', Math.log2(20));
  });

  it('converts nats per token', () => {
    const says = card('bits-per-byte');
    says('«0.72»: divide', 2 / (Math.LN2 * 4));
    says('$2.0 / («0.693»', Math.LN2);
    says('$e^{2} = «7.39»$', Math.exp(2));
  });

  it('fits one Gaussian in both directions', () => {
    const says = card('kl-direction');
    const normal = (x: number, mean: number, deviation: number): number =>
      Math.exp(-0.5 * ((x - mean) / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI));
    const grid = Array.from({ length: 2001 }, (_, i) => -10 + i / 100);
    const target = (x: number): number => (normal(x, 2.5, 0.7) + normal(x, -2.5, 0.7)) / 2;
    const reverse = (mean: number, deviation: number): number =>
      sum(grid.map((x) => normal(x, mean, deviation) * Math.log(normal(x, mean, deviation) / target(x)))) /
      100;
    says('mean 0 and deviation «2.60»', Math.sqrt(2.5 ** 2 + 0.7 ** 2));
    const fits = [2.3, 2.4, 2.45, 2.5, 2.55, 2.6].flatMap((mean) =>
      [0.6, 0.65, 0.7, 0.75, 0.8].map((deviation) => ({ mean, deviation, kl: reverse(mean, deviation) })),
    );
    const best = fits.sort((a, b) => a.kl - b.kl)[0]!;
    says('reverse about $\\pm «2.5»$', best.mean);
    says('and «0.70».', best.deviation);
    assert.ok(reverse(0, 2.6) > best.kl);
  });

  it('differentiates the cross-entropy', () => {
    const logits = [0.7, 0.2, 0.1].map(Math.log);
    const loss = (z: number[]): number => -Math.log(softmax(z)[0]!);
    const gradient = logits.map((_, i) => {
      const shifted = (by: number): number => loss(logits.map((z, j) => (i === j ? z + by : z)));
      return (shifted(1e-5) - shifted(-1e-5)) / 2e-5;
    });
    card('softmax-gradient')('$(-«0.3», 0.2, 0.1)$', -gradient[0]!);
    card('softmax-gradient')('$(-0.3, «0.2», 0.1)$', gradient[1]!);
    card('softmax-gradient')('$(-0.3, 0.2, «0.1»)$', gradient[2]!);
  });

  it('guesses evenly', () => {
    card('initial-loss')('\\ln 128{,}256 = «11.76»$', Math.log(128_256));
  });
});

describe('numbers of the cards on tokenization and data', () => {
  it('counts the entries of a vocabulary', () => {
    card('bpe-merge')('one end token, «50,257»', 256 + 50_000 + 1);
  });

  it('weighs the tables', () => {
    const says = card('embedding-share');
    says('«1.05»B, 13%', (2 * llama8b.table) / 1e9);
    says('1.05B, «13»%', (200 * llama8b.table) / llama8b.total);
    says('share of «8.03»B', llama8b.total / 1e9);
    says('token, «7»%', (100 * llama8b.table) / (llama8b.layers * llama8b.layer + llama8b.table));
  });

  it('draws the curve of the bands', () => {
    const says = card('minhash');
    const candidate = (s: number): number => 1 - (1 - s ** 8) ** 14;
    says('rows: «0.77» at $s = 0.75$', candidate(0.75));
    says('and «0.05» at $s = 0.5$', candidate(0.5));
    says('(1/b)^{1/r} = «0.72»$', (1 / 14) ** (1 / 8));
  });

  it('prices longer token sequences', () => {
    const says = card('token-inflation');
    const flops = (n: number): number => 24 * n * 4096 ** 2 + 2 * n ** 2 * 4096;
    says('«4.48», not 16', flops(4 * 2048) / flops(2048));
    says('it is «4.0»% of the whole', (100 * 2 * 2048 ** 2 * 4096) / flops(2048));
  });

  it('repeats a corpus four times', () => {
    card('data-repetition')('a run of «2»T tokens', 4 * 0.5);
  });
});

describe('numbers of the cards on the transformer', () => {
  it('matches the weights of SwiGLU', () => {
    const says = card('swiglu');
    says('that is «10,923»', (8 * 4096) / 3);
    says('a ratio of «2.69»', 11_008 / 4096);
    says('14,336 or «3.5» times', llama8b.inner / llama8b.width);
  });

  it('normalises a vector', () => {
    const says = card('rmsnorm');
    const root = Math.sqrt((3 ** 2 + 4 ** 2) / 2);
    says('root mean square is «3.54»', root);
    says('$y = («0.85», 1.13)$', 3 / root);
    says('$y = (0.85, «1.13»)$', 4 / root);
  });

  it('counts the weights of a block', () => {
    const says = card('block-parameters');
    says('give «174»B of its 175B', (96 * 12 * 12_288 ** 2) / 1e9);
    const feedForward = 3 * llama8b.width * llama8b.inner;
    says('«81»% in Llama 3 8B', (100 * feedForward) / llama8b.layer);
  });

  it('divides the tokens of BERT', () => {
    const says = card('bert-masking');
    says('«12»% are masked', 0.8 * 15);
    says('«1.5»% replaced', 0.1 * 15);
    says('and «1.5»% kept', 0.1 * 15);
  });

  it('counts the tokens of a corrupted span', () => {
    const says = card('span-corruption');
    const removed = Math.round(0.15 * 512);
    const spans = Math.round(removed / 3);
    says('«77» tokens in 26 spans', removed);
    says('77 tokens in «26» spans', spans);
    says('512 - 77 + 26 = «461»$', 512 - removed + spans);
    says('77 + 26 + 1 = «104»$', removed + spans + 1);
  });

  it('weighs the tied table', () => {
    const says = card('weight-tying');
    const layer = 4 * 4096 ** 2 + 3 * 4096 * 11_008;
    const total = 32 * layer + 2 * 32_000 * 4096 + 65 * 4096;
    says('4096 = «131»$M', (32_000 * 4096) / 1e6);
    says('«6.74»B parameters', total / 1e9);
    says('«1.9»% of the model', (100 * 32_000 * 4096) / total);
  });
});

describe('numbers of the cards on attention', () => {
  it('counts the entries below the diagonal', () => {
    card('causal-masking')('«10» of 16', (4 * 5) / 2);
    card('causal-masking')('10 of «16»', 4 ** 2);
  });

  it('leaves only the offset of two rotations', () => {
    const turn = ([x, y]: readonly [number, number], angle: number): [number, number] => [
      x * Math.cos(angle) - y * Math.sin(angle),
      x * Math.sin(angle) + y * Math.cos(angle),
    ];
    const dot = (a: readonly number[], b: readonly number[]): number =>
      sum(a.map((value, i) => value * b[i]!));
    const [query, key, m, n, theta] = [[1.5, -0.5], [0.25, 2], 7, 3, 0.3] as const;
    const left = dot(turn(query, m * theta), turn(key, n * theta));
    const right = dot(query, turn(key, (n - m) * theta));
    assert.ok(Math.abs(left - right) < 1e-12);
  });

  it('shares key and value heads', () => {
    card('gqa')('«4» query heads share each', 32 / 8);
    card('gqa')('its reads shrink «4» times', kvBytes(1, 32, 128) / kvBytes(1, 8, 128));
  });

  it('grows the variance of a score', () => {
    card('sqrt-dk')('the deviation would be «11.3»', Math.sqrt(128));
  });

  it('halves the slopes of eight heads', () => {
    assert.deepEqual(
      Array.from({ length: 8 }, (_, i) => 2 ** ((-8 * (i + 1)) / 8)),
      [1, 2, 3, 4, 5, 6, 7, 8].map((power) => 2 ** -power),
    );
    assert.match(readFileSync('questions/cards/card-alibi.md', 'utf8'), /2\^\{-8h\/H\}/);
  });

  it('sharpens the softmax of a stretched model', () => {
    card('yarn')('at $s = 4$ by «1.14»', 0.1 * Math.log(4) + 1);
  });

  it('finds where attention overtakes', () => {
    const width = 4096;
    const length = 12 * width;
    card('attention-crossover')('12d = «49{,}152»$ tokens', length);
    assert.equal(24 * length * width ** 2, 2 * length ** 2 * width);
  });

  it('keeps the windows of local layers', () => {
    const says = card('sliding-window');
    const local = (5 / 6) * (1024 / 131_072);
    says('«17.3»%:', 100 * (1 / 6 + local));
    says('sixth is «16.7»%', 100 / 6);
    says('windows add «0.65»%', 100 * local);
  });

  it('times the turns of the pairs', () => {
    const says = card('rope-wavelength');
    const lengths = Array.from({ length: 64 }, (_, i) => 2 * Math.PI * 10_000 ** ((2 * i) / 128));
    says('«6.28» and 54,410', lengths[0]!);
    says('6.28 and «54,410»', lengths[63]!);
    says('«18» of the 64 pairs', lengths.filter((length) => length > 4096).length);
  });
});

describe('numbers of the cards on experts and state spaces', () => {
  const logits = [2, 1, 0, -1];

  it('gates two of four experts', () => {
    const says = card('moe');
    const [first, second] = softmax(logits.slice(0, 2)) as [number, number];
    says('give «0.731» and 0.269', first);
    says('give 0.731 and «0.269»', second);
    const all = softmax(logits);
    says('gives «0.644» and', all[0]!);
    says('and «0.237» here', all[1]!);
    says('a sum of «0.881»', all[0]! + all[1]!);
  });

  it('evaluates the balancing loss', () => {
    card('balance-loss')('gives $«1.0002»\\,\\alpha$', 2 * (1 * 0.5001 + 0 * 0.4999));
  });

  it('counts the weights of Mixtral', () => {
    const says = card('mixtral-parameters');
    const experts = 32 * 8 * 3 * 4096 * 14_336;
    const attention = 32 * (2 * 4096 ** 2 + 2 * 4096 * 1024);
    const embeddings = 2 * 32_000 * 4096;
    const rest = attention + embeddings + 32 * 8 * 4096 + 65 * 4096;
    says('14336 = «45.1»$B', experts / 1e9);
    says('Attention («1.34»B)', attention / 1e9);
    says('embeddings («0.26»B)', embeddings / 1e9);
    says('2 of 8 run, «11.3»B', experts / 4 / 1e9);
    says('«46.7»B and 12.9B', (experts + rest) / 1e9);
    says('46.7B and «12.9»B', (experts / 4 + rest) / 1e9);
    says('12.9B («27.6»%)', (100 * (experts / 4 + rest)) / (experts + rest));
    says('the memory: «93» GB', (2 * (experts + rest)) / 1e9);
  });

  it('fills an expert', () => {
    card('expert-capacity')('«1,280»: $c', (1.25 * 2 * 4096) / 8);
  });

  it('counts the experts that a batch reads', () => {
    const says = card('experts-touched');
    const touched = (batch: number): number => 8 * (1 - (1 - 2 / 8) ** batch);
    says('«2.0», 5.5 and 7.9', touched(1));
    says('2.0, «5.5» and 7.9', touched(4));
    says('2.0, 5.5 and «7.9»', touched(16));
  });

  it('sizes the cache of a hybrid', () => {
    const says = card('hybrid-cache');
    says('= «16{,}384»$ bytes', kvBytes(4, 8, 128));
    says('«4» GiB against', (262_144 * kvBytes(4, 8, 128)) / 2 ** 30);
    says('against «32» GiB', (262_144 * kvBytes(32, 8, 128)) / 2 ** 30);
  });
});

describe('cards', () => {
  it('are at least sixty, with three or more for each topic', () => {
    const perTopic = new Map<string, number>();
    for (const file of readdirSync('questions/cards')) {
      const topic = /^topic: (.+)$/m.exec(readFileSync(`questions/cards/${file}`, 'utf8'))![1]!;
      perTopic.set(topic, (perTopic.get(topic) ?? 0) + 1);
    }
    assert.equal(perTopic.size, 12);
    assert.ok([...perTopic.values()].every((count) => count >= 3));
    assert.ok(sum([...perTopic.values()]) >= 60);
  });
});
