import assert from 'node:assert/strict';
import { h100, llama8b, quotedNumbers } from './quotedNumbers';

/** Bytes per parameter: bf16 weight and gradient with fp32 master weight and two moments, or a bf16 weight alone. */
const trained = 16;
const frozen = 2;

describe('numbers of question dpo-vs-ppo', () => {
  const says = quotedNumbers('finetuning-alignment/dpo-vs-ppo');

  it('adds up the models in memory', () => {
    says('reward model, «36» bytes', 2 * trained + 2 * frozen);
    says('36 bytes or «252» GB', (2 * trained + 2 * frozen) * 7);
    says('reference, «18» bytes', trained + frozen);
    says('18 bytes or «126» GB', (trained + frozen) * 7);
  });

  it('evaluates the loss on a pair whose likelihoods both fall', () => {
    const loss = (margin: number): number => Math.log(1 + Math.exp(-margin));
    const margin = 0.1 * (-120 - -115 - (-130 - -110));
    says('$0.1(-5+20)=«1.5»$', margin);
    says('drops from «0.693»', loss(0));
    says('0.693 to «0.201»', loss(margin));
  });

  it('turns a margin into nats', () => {
    says('a margin of 2 needs «20» nats', 2 / 0.1);
    says('with 0.01 it needs «200»', 2 / 0.01);
  });
});

describe('numbers of question rlhf', () => {
  const says = quotedNumbers('finetuning-alignment/rlhf');
  const pairs = (answers: number): number => (answers * (answers - 1)) / 2;

  it('counts the pairs of a ranking and reads a score difference', () => {
    says('pairs, «6» to 36', pairs(4));
    says('pairs, 6 to «36»', pairs(9));
    says('A difference of 1 means a «73»% chance', 100 / (1 + Math.exp(-1)));
  });

  it('bounds the divergence of the best of sixteen', () => {
    says('15/16 = «1.84»$ nats', Math.log(16) - 15 / 16);
  });
});

describe('numbers of question alignment-tax', () => {
  const says = quotedNumbers('finetuning-alignment/alignment-tax');
  const odds = (gap: number, beta: number): number => Math.exp(gap / beta);

  it('shows how the optimum concentrates on the better of two styles', () => {
    says('$e^{«5»}=148$', 0.1 / 0.02);
    says('$e^{5}=«148»$ to 1', odds(0.1, 0.02));
    says('end at «148» to 1', odds(0.1, 0.02));
    says('at beta 2 at «1.05» to 1', odds(0.1, 2));
    const share = 1 / (1 + 1 / odds(0.1, 0.02));
    const entropy = -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    says('falls from «0.693» to', Math.log(2));
    says('to «0.040» nats', entropy);
  });

  it('compares the penalties', () => {
    says('coefficient of 2.0, «100» times the default', 2 / 0.02);
  });
});

describe('numbers of question distillation', () => {
  const says = quotedNumbers('finetuning-alignment/distillation');
  const softmax = (logits: number[], temperature: number): number[] => {
    const powers = logits.map((x) => Math.exp(x / temperature));
    const total = powers.reduce((a, b) => a + b);
    return powers.map((x) => x / total);
  };

  it('softens a distribution', () => {
    const [a, b, c] = softmax([5, 3, 0], 1);
    says('give probabilities «0.876»', a!);
    says('0.876, «0.118», 0.006', b!);
    says('0.118, «0.006» at $T=1$', c!);
    const [d, e, f] = softmax([5, 3, 0], 4);
    says('and «0.528», 0.320', d!);
    says('0.528, «0.320», 0.151', e!);
    says('0.320, «0.151» at $T=4$', f!);
    says('otherwise be about «16» times weaker', 4 ** 2);
  });

  it('compares the arithmetic of a request', () => {
    says('«0.28» PFLOP against', (2 * 70e9 * 2000) / 1e15);
    says('against «0.032»,', (2 * 8e9 * 2000) / 1e15);
    says('0.032, «8.75» times less', 70 / 8);
  });
});

describe('numbers of question sft-data-curation', () => {
  const says = quotedNumbers('finetuning-alignment/sft-data-curation');
  const answer = (40 * 10) / 60;

  it('prices answers and misses', () => {
    says('cost «6.67» dollars each', answer);
    says('each, «6.7» million for the set', answer);
    says("each that's «67»,000 dollars", (10_000 * answer) / 1e3);
    says('recall still leaves «1,500»', 1e6 * 0.03 * 0.05);
    says('«1,500» of 30,000 prompts', 30_000 * 0.05);
    says('gets «1,000» examples in a million', 1e6 * 0.001);
  });
});

describe('numbers of question rlhf-pipeline', () => {
  const says = quotedNumbers('finetuning-alignment/rlhf-pipeline');

  it('turns a bonus into a win rate', () => {
    says('= «73»\\%$ of otherwise equal pairs', 100 / (1 + Math.exp(-1)));
  });

  it('bounds the share of padded winners', () => {
    const half = 1.96 * Math.sqrt((0.7 * 0.3) / 200);
    says('the interval is «63.6» to', 100 * (0.7 - half));
    says('63.6 to «76.4»%', 100 * (0.7 + half));
  });
});

describe('numbers of question finetuning-strategies', () => {
  const says = quotedNumbers('finetuning-alignment/finetuning-strategies');
  const calls = 2; // million per month, and prices are per million tokens

  it('prices the prompt and the training', () => {
    says('= «7{,}200»$ dollars per month', calls * 6000 * 0.6);
    const cached = calls * (500 * 0.6 + 5500 * 0.06);
    says('brings that to «1,260», today', cached);
    says('500-token prompt: «60»', calls * 500 * 0.06);
    says('$4ND = «7.2»\\cdot10^{17}$', (4 * 8e9 * 5000 * 1500 * 3) / 1e17);
    assert.equal(((4 * 8e9 * 5000 * 1500 * 3) / (0.4 * h100.flops) / 3600).toFixed(1), '0.5'); // "half an H100 hour"
    says('costs: «10»,000 dollars', (5000 * 2) / 1e3);
    says('pays back in «8.3» months', 10_000 / (cached - calls * 500 * 0.06));
    says('$6ND = «2.4»\\cdot10^{20}$', (6 * 8e9 * 5e9) / 1e20);
    says('are «169» H100 hours', (6 * 8e9 * 5e9) / (0.4 * h100.flops) / 3600);
  });

  it('fits a 70B into 48 GB', () => {
    const base = (70e9 * 4.127) / 8;
    const [width, kv, inner] = [8192, 1024, 28_672];
    const sides = 2 * 2 * width + 2 * (width + kv) + 3 * (width + inner);
    const adapters = 16 * 80 * sides;
    says('bits, «36.1» GB; rank 16', base / 1e9);
    says('is «207»M parameters', adapters / 1e6);
    says('parameters, «3.3» GB with Adam', (16 * adapters) / 1e9);
    says('leaves «8.6» GB for activations', (48e9 - base - 16 * adapters) / 1e9);
  });

  it('keeps forty adapters', () => {
    const { width, inner, layers, kvHeads, headSize } = llama8b;
    const sides = 2 * 2 * width + 2 * (width + kvHeads * headSize) + 3 * (width + inner);
    const adapter = 16 * layers * sides;
    says('of about «42»M parameters', adapter / 1e6);
    says('parameters, «84» MB in bf16', (2 * adapter) / 1e6);
    says('so forty are «3.4» GB', (40 * 2 * adapter) / 1e9);
  });
});

describe('numbers of question bert-ft-vs-prompting', () => {
  const says = quotedNumbers('finetuning-alignment/bert-ft-vs-prompting');
  const encoder = 2 * 150e6 * 128;
  const prompted = 2 * 8e9 * 1500;
  const perSecond = 3e6 / 86_400;

  it('compares the two per ticket and per day', () => {
    says('= «3.8»\\cdot10^{10}', encoder / 1e10);
    says('= «2.4»\\cdot10^{13}', prompted / 1e13);
    says('needs «625» times more', prompted / encoder);
    says('a day are «34.7» per second', perSecond);
    says('per second, «1.3» TFLOP/s', (perSecond * encoder) / 1e12);
    says('prompts cost «2,700» dollars per day', 3 * 1500 * 0.6);
    says('labels cost «45» dollars', (50_000 * 1500 * 0.6) / 1e6);
    says('40 intents are «200» each', 8000 / 40);
  });
});

describe('numbers of question enterprise-finetuning', () => {
  const says = quotedNumbers('finetuning-alignment/enterprise-finetuning');

  it('sizes the memory of training', () => {
    says('16=«128»$ GB: two', (8e9 * 16) / 1e9);
    says('16=«128»$ GB plus activations', (8e9 * 16) / 1e9);
    says('16=«0.67»$ GB of adapter', (42e6 * 16) / 1e9);
    says('weights and «0.67» GB of adapter', (42e6 * 16) / 1e9);
    says('LoRA: «16» GB of frozen', (8e9 * 2) / 1e9);
    says('bits per weight «4.1» GB', (8e9 * 4.127) / 8 / 1e9);
  });

  it('finds names that were missed', () => {
    says('$1-0.98^{20}=«33»\\%$', 100 * (1 - 0.98 ** 20));
  });
});
