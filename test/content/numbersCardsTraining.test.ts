import assert from 'node:assert/strict';
import { card, h100, llama8b, softmax, sum } from './quotedNumbers';

const ridge = h100.flops / h100.bandwidth;
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The nearest bf16 number; ties go to the even one. */
function bf16(value: number): number {
  const bits = new DataView(new ArrayBuffer(4));
  bits.setFloat32(0, value);
  const pattern = bits.getUint32(0);
  const upper = pattern >>> 16;
  const rest = pattern & 0xffff;
  const rounded = rest > 0x8000 || (rest === 0x8000 && upper % 2 === 1) ? upper + 1 : upper;
  bits.setUint32(0, rounded * 0x10000);
  return bits.getFloat32(0);
}

describe('numbers of the cards on scaling and numerics', () => {
  it('divides tokens by parameters', () => {
    card('chinchilla')('about «1,87»0 per', Math.round(15e12 / llama8b.total / 10));
  });

  it('counts the FLOPs of a run', () => {
    card('training-flops')('10^{12} = «4.2»\\cdot10^{22}$', (6 * 7e9 * 1e12) / 1e22);
    card('training-flops')('the truth is «200»% more', (100 * (6 - 2)) / 2);
  });

  it('spends a budget', () => {
    const says = card('compute-budget');
    const parameters = Math.sqrt(3.15e23 / 120);
    says('«51»B parameters', parameters / 1e9);
    says('and «1.02»T tokens', (20 * parameters) / 1e12);
    says('budget of $«3.15»\\cdot10^{23}$', (6 * 175e9 * 300e9) / 1e23);
    says('0.3T, «1.7» tokens', 300 / 175);
    says('costs $«5.88»\\cdot10^{23}$', (6 * 70e9 * 1.4e12) / 1e23);
    says('10^{23}$, «1.87» times', (70 * 1400) / (175 * 300));
  });

  it('rounds to bf16', () => {
    const says = card('bf16');
    says('2^{-7} = «1.0078»$', 1 + 2 ** -7);
    says('an added «0.0039» or less', 2 ** -8);
    says('a subtracted «0.00195» or less', 2 ** -9);
    assert.equal(bf16(1 - 2 ** -9), 1);
    assert.equal(bf16(1 - 0.00196), 1 - 2 ** -8);
    assert.equal(bf16(1 + 2 ** -8), 1);
    assert.equal(bf16(1 + 0.0039), 1);
    assert.equal(bf16(1 + 0.004), 1 + 2 ** -7);
    assert.ok(Math.abs(bf16(1e-8) / 1e-8 - 1) < 2 ** -8);
  });

  it('moves each weight by the learning rate first', () => {
    const [beta1, beta2, rate, gradient] = [0.9, 0.95, 1e-3, 7];
    const first = ((1 - beta1) * gradient) / (1 - beta1);
    const second = ((1 - beta2) * gradient ** 2) / (1 - beta2);
    assert.ok(Math.abs((rate * first) / (Math.sqrt(second) + 1e-8) - rate) < 1e-9);
  });

  it('states the range of fp16 and bf16', () => {
    const says = card('loss-scaling');
    says('2^{-24} = «6.0»\\cdot10^{-8}$', 2 ** -24 * 1e8);
    says('2^{-14} = «6.1»\\cdot10^{-5}$', 2 ** -14 * 1e5);
    says('normal down to $«1.2»\\cdot10^{-38}$', 2 ** -126 * 1e38);
  });

  it('sums with and without a correction', () => {
    const says = card('kahan');
    const step = bf16(0.0003);
    let [plain, s, c] = [1, 1, 0];
    for (let i = 0; i < 100; i++) {
      plain = bf16(plain + step);
      const y = bf16(step - c);
      const t = bf16(s + y);
      c = bf16(bf16(t - s) - y);
      s = t;
    }
    assert.equal(plain, 1);
    says('In bf16: «1.0313» with it', s);
    says('(true: «1.03»)', 1 + 100 * 0.0003);
  });

  it('divides the learning rate by the width', () => {
    card('mup')('becomes $«0.000625»$', 0.01 / 16);
  });

  it('clips over all tensors', () => {
    const says = card('grad-clip');
    const norm = Math.hypot(3, 4);
    says('4^2} = «5»$', norm);
    says('c/\\|g\\|) = «0.2»$', 1 / norm);
    says('(«0.6», 0) and', 3 / norm);
    says('and (0, «0.8»)', 4 / norm);
  });
});

describe('numbers of the cards on hardware', () => {
  it('knows an H100', () => {
    const says = card('h100');
    says('«989» TFLOP/s', h100.flops / 1e12);
    says('«3.35» TB/s', h100.bandwidth / 1e12);
    says('«80» GB', h100.memory / 1e9);
    says('once takes «24» ms', (h100.memory / h100.bandwidth) * 1e3);
  });

  it('finds the ridge', () => {
    card('ridge-point')('= «295»$ FLOP per byte', ridge);
    card('ridge-point')('has about «1»: 2 FLOPs', 2 / 2);
  });

  it('adds the bytes of a parameter', () => {
    const says = card('training-bytes');
    says('«16»: bf16', 2 + 2 + 4 + 4 + 4);
    says('= «112»$ GB', (16 * 7e9) / 1e9);
    says('in bf16 is «8» bytes', 4 * 2);
    says('make it «18»', 2 + 4 + 4 + 4 + 4);
  });

  it('shards the state of 7B', () => {
    const says = card('zero-stages');
    says('ranks: «38.5», 26.3', 7 * (4 + 12 / 8));
    says('38.5, «26.3» and', 7 * (2 + 14 / 8));
    says('and «14.0» GB', (7 * 16) / 8);
    says('instead of «112»', 7 * 16);
    says('about «1.5» times', 3 / 2);
  });

  it('leaves stages idle', () => {
    card('pipeline-bubble')('«17.9»%: $(p-1)', 100 * (7 / 39));
    card('pipeline-bubble')('= «21.9»\\%$ more', 100 * (7 / 32));
  });

  it('sends the bytes of a ring', () => {
    card('all-reduce')('S = «24.5»$ GB', 2 * (7 / 8) * 14);
  });

  it('multiplies square matrices', () => {
    const says = card('gemm-intensity');
    const intensity = (n: number): number => (2 * n ** 3) / (3 * 2 * n ** 2);
    says('At $n = «886»$', 3 * ridge);
    says('at 4,096 it is «1,365»', intensity(4096));
    assert.ok(intensity(886) > ridge && intensity(885) < ridge);
  });

  it('divides by the peak', () => {
    const says = card('mfu');
    says('«48.5»%', (100 * 6 * 8e9 * 1e4) / h100.flops);
    says('10^{4} = «4.8»\\cdot10^{14}$', (6 * 8e9 * 1e4) / 1e14);
  });
});

describe('numbers of the cards on fine-tuning', () => {
  it('counts an adapter', () => {
    const says = card('lora-parameters');
    says('«131,072», 0.78%', 16 * (4096 + 4096));
    says('131,072, «0.78»%', (100 * 16 * 8192) / 4096 ** 2);
    const adapter = 32 * 16 * (4 * 8192 + 3 * (4096 + 11_008));
    const model = 32 * (4 * 4096 ** 2 + 3 * 4096 * 11_008) + 2 * 32_000 * 4096 + 65 * 4096;
    says('it is «40.0»M', adapter / 1e6);
    says('40.0M, «0.59»%', (100 * adapter) / model);
  });

  it('starts DPO at an even chance', () => {
    card('dpo')('\\ln 2 = «0.693»$', -Math.log(sigmoid(0)));
  });

  it('prefers the higher reward', () => {
    card('bradley-terry')('\\sigma(1) = «0.731»$', sigmoid(2 - 1));
    card('bradley-terry')('\\sigma(1) = «0.313»$', -Math.log(sigmoid(1)));
  });

  it('clips the ratio', () => {
    const term = (ratio: number, advantage: number): number =>
      Math.min(ratio * advantage, Math.min(1.2, Math.max(0.8, ratio)) * advantage);
    card('ppo-clip')('$A = 1$: «1.2», no', term(1.5, 1));
    card('ppo-clip')('$A = -1$: −«1.5», full', -term(1.5, -1));
    assert.equal(term(1.51, 1), term(1.5, 1));
    assert.notEqual(term(1.51, -1), term(1.5, -1));
  });

  it('adds the bits of NF4', () => {
    const says = card('qlora-bits');
    const bits = 4 + 8 / 64 + 32 / (64 * 256);
    says('«4.127» bits', bits);
    says('bits, «36.1» GB', (70 * bits) / 8);
    says('it would be «4.5» bits', 4 + 32 / 64);
  });

  it('keeps the soft loss as strong', () => {
    card('distillation-temperature')('a factor of «4».', 2 ** 2);
    const [student, teacher] = [
      [0.02, -0.01, -0.01],
      [-0.03, 0.01, 0.02],
    ];
    const gradient = (t: number): number =>
      (softmax(student.map((z) => z / t))[0]! - softmax(teacher.map((z) => z / t))[0]!) / t;
    assert.ok(Math.abs(gradient(1) / (4 * gradient(2)) - 1) < 0.01);
  });
});

describe('numbers of the cards on reasoning and reinforcement learning', () => {
  it('normalises rewards in a group', () => {
    const says = card('grpo-advantage');
    const deviation = Math.sqrt(0.25 * 0.75);
    says('Mean «0.25»', 2 / 8);
    says('deviation «0.433»', deviation);
    says('right $+«1.73»$', 0.75 / deviation);
    says('wrong $-«0.577»$', 0.25 / deviation);
  });

  it('spreads a penalty over the length', () => {
    card('grpo-bias')('pushed down «100» times less', 10_000 / 100);
  });

  it('covers a problem', () => {
    card('coverage')('«65.1»%', 100 * (1 - 0.9 ** 10));
  });

  it('bounds the KL of best-of-n', () => {
    const bound = (n: number): number => Math.log(n) - (n - 1) / n;
    card('best-of-n-kl')('«1.84» nats', bound(16));
    card('best-of-n-kl')('it is «3.17»', bound(64));
  });

  it('estimates the KL without bias', () => {
    card('kl-estimator')('it is «0.193»', 0.5 - Math.log(0.5) - 1);
    const [policy, reference] = [
      [0.7, 0.2, 0.1],
      [0.4, 0.4, 0.2],
    ] as const;
    const ratios = policy.map((p, i) => reference[i]! / p);
    const mean = (values: number[]): number => sum(values.map((value, i) => value * policy[i]!));
    const exact = mean(ratios.map((r) => -Math.log(r)));
    assert.ok(Math.abs(mean(ratios.map((r) => r - Math.log(r) - 1)) - exact) < 1e-12);
  });

  it('ends GAE in one step and in the return', () => {
    const [rewards, values, discount] = [[0, 0, 1], [0.2, 0.5, 0.7, 0], 0.9] as const;
    const deltas = rewards.map((r, t) => r + discount * values[t + 1]! - values[t]!);
    const advantage = (lambda: number): number => sum(deltas.map((d, l) => (discount * lambda) ** l * d));
    assert.equal(advantage(0), deltas[0]);
    assert.ok(Math.abs(advantage(1) - (discount ** 2 - values[0])) < 1e-12);
  });
});
