import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Checks that a question prints each literal exactly as it is written here. */
function quotes(question: string, literals: string[]): void {
  const text = readFileSync(join(process.cwd(), 'questions', `${question}.md`), 'utf8').replace(/\s+/g, ' ');
  for (const literal of literals) {
    assert.ok(text.includes(literal), `${question} does not say "${literal}"`);
  }
}

const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)}%`;

/** Dense 70B with grouped-query attention in bf16 on eight H100 SXM. */
const model = {
  parameters: 70e9,
  layers: 80,
  width: 8192,
  queryHeads: 64,
  kvHeads: 8,
  headSize: 128,
  bytes: 2,
};
const gpu = { flops: 989e12, bandwidth: 3.35e12, memory: 80e9 };
const node = { flops: 8 * gpu.flops, bandwidth: 8 * gpu.bandwidth, memory: 8 * gpu.memory };
const weightBytes = model.parameters * model.bytes;
const kvPerToken = (heads: number): number => 2 * model.layers * heads * model.headSize * model.bytes;
const kvToken = kvPerToken(model.kvHeads);
const kv4k = 4096 * kvToken;

describe('numbers of kv-paging', () => {
  const id = 'inference-serving/kv-paging';
  const pool = 0.9 * node.memory - weightBytes;
  const blockTokens = 16;

  it('sizes a token, a sequence and the pool', () => {
    assert.equal(kvToken, 327_680);
    assert.equal((kvToken / 1e3).toFixed(0), '328');
    assert.equal((kv4k / 1e9).toFixed(2), '1.34');
    assert.equal(weightBytes / 1e9, 140);
    assert.equal(node.memory / 1e9, 640);
    assert.equal(pool / 1e9, 436);
    assert.equal(Math.floor(pool / kv4k), 324);
    assert.equal((kvPerToken(model.queryHeads) / 1e6).toFixed(2), '2.62');
    quotes(id, [
      '327{,}680\\ \\text{bytes per token}',
      '1.34 GB for 4,096 tokens',
      '140 GB of the 640',
      '436 GB remain',
      '324 such',
      '2.62 MB per token',
    ]);
  });

  it('compares slabs with blocks', () => {
    const slab = 8192 * kvToken;
    const blocks = Math.ceil(1000 / blockTokens);
    const paged = blocks * blockTokens * kvToken;
    assert.equal((slab / 1e9).toFixed(2), '2.68');
    assert.equal(Math.floor(pool / slab), 162);
    assert.equal(percent(1000 / 8192), '12%');
    assert.equal(blocks, 63);
    assert.equal((paged / 1e6).toFixed(0), '330');
    assert.equal(Math.floor(pool / paged), 1320);
    assert.equal(Math.round(1320 / 162), 8);
    quotes(id, [
      '(2.68 GB), 162 fit',
      'fills 12% of its slab',
      '63 blocks, 330 MB, and 1,320 fit instead of 162',
      'Eight times the residents',
    ]);
  });

  it('bounds what a block can waste', () => {
    const slotsWasted = (block: number): number => (block - 1) / 2;
    assert.equal((blockTokens * kvToken) / 2 ** 20, 5);
    assert.equal(
      ((blockTokens - 1) * kvToken) / 1e6 < 5 && (((blockTokens - 1) * kvToken) / 1e6).toFixed(1),
      '4.9',
    );
    assert.deepEqual([1, 16, 256].map(slotsWasted), [0, 7.5, 127.5]);
    assert.equal(((slotsWasted(16) * kvToken) / 1e6).toFixed(1), '2.5');
    assert.equal(((slotsWasted(256) * kvToken) / 1e6).toFixed(0), '42');
    quotes(id, [
      '5 MiB over all layers',
      'at most 15 slots (4.9 MB), 7.5 on average',
      '7.5 slots (2.5 MB) for 16, 127.5 slots (42 MB) for 256',
    ]);
  });

  it('reads the pool and the weights in a step, and swaps a sequence', () => {
    assert.equal(((1e3 * pool) / node.bandwidth).toFixed(0), '16');
    assert.equal(((1e3 * weightBytes) / node.bandwidth).toFixed(1), '5.2');
    assert.equal(node.bandwidth / 1e12, 26.8);
    assert.equal(((1e3 * kv4k) / 64e9).toFixed(0), '21');
    quotes(id, [
      'at 26.8 TB/s a full pool takes 16 ms per step on top of 5.2 ms',
      'about 21 ms over one 64 GB/s link',
    ]);
  });

  it('halves the cache with 8 bits and sizes the latent cache', () => {
    assert.equal(kvToken / 2, 163_840);
    assert.equal((512 + 64) * 61 * 2, 70_272);
    quotes(id, ['halves 327,680 to 163,840 bytes', '70,272 bytes per token over 61 layers']);
  });
});

describe('numbers of prefill-decode', () => {
  const id = 'inference-serving/prefill-decode';
  const prefillSeconds = (tokens: number): number => (2 * model.parameters * tokens) / (0.5 * node.flops);
  const stepBytes = (batch: number, context: number): number => weightBytes + batch * context * kvToken;
  const stepSeconds = (batch: number, context: number): number =>
    stepBytes(batch, context) / (0.8 * node.bandwidth);
  const idealStep = (batch: number): number => stepBytes(batch, 4096) / node.bandwidth;
  const attentionFlops = 4 * 4096 * model.width * model.layers;

  it('places both phases on the roofline', () => {
    assert.equal((gpu.flops / gpu.bandwidth).toFixed(0), '295');
    assert.equal(((1e6 * 2 * model.parameters) / node.flops).toFixed(0), '18');
    assert.equal(((1e3 * weightBytes) / node.bandwidth).toFixed(1), '5.2');
    quotes(id, [
      '989 TFLOP/s and reads 3.35 TB/s, so the ridge is 295',
      'takes 5.2 ms and the arithmetic 18 µs',
    ]);
  });

  it('times an ideal decode step by batch', () => {
    assert.equal((kv4k / 1e9).toFixed(3), '1.342');
    assert.equal((1e3 * idealStep(1)).toFixed(2), '5.27');
    assert.equal((1 / idealStep(1)).toFixed(0), '190');
    assert.equal((1e3 * idealStep(64)).toFixed(2), '8.43');
    assert.equal((64 / idealStep(64)).toFixed(0), '7593');
    assert.equal(((64 * idealStep(1)) / idealStep(64)).toFixed(0), '40');
    assert.equal((idealStep(64) / idealStep(1)).toFixed(1), '1.6');
    assert.equal(Math.floor(weightBytes / kv4k), 104);
    assert.equal(Math.round(node.bandwidth / kv4k / 1000), 20);
    quotes(id, [
      '$B=1$ gives 5.27 ms and 190 tok/s; $B=64$ gives 8.43 ms and 7,593 tok/s, 40 times the throughput for 1.6 times the latency',
      'At 104 sequences KV reads equal the weights',
      'towards 20,000 tok/s',
    ]);
  });

  it('divides the time of both products between the phases', () => {
    const contract = { prefill: prefillSeconds(8192), decode: (stepSeconds(64, 8192 + 128) * 256) / 64 };
    const chat = { prefill: prefillSeconds(1000), decode: (stepSeconds(16, 1000 + 200) * 400) / 16 };
    assert.equal(contract.prefill.toFixed(3), '0.290');
    assert.equal(contract.decode.toFixed(3), '0.059');
    assert.equal(chat.prefill.toFixed(3), '0.035');
    assert.equal(chat.decode.toFixed(3), '0.171');
    assert.equal(percent(contract.prefill / (contract.prefill + contract.decode)), '83%');
    assert.equal(percent(chat.decode / (chat.prefill + chat.decode)), '83%');
    assert.equal(percent(8192 / (8192 + 256)), '97%');
    quotes(id, [
      '| contract, batch 64 | 0.290 s | 0.059 s |',
      '| chat, batch 16 | 0.035 s | 0.171 s |',
      '83% of GPU time and 97% of the FLOPs',
      '83% of its GPU time goes to decode',
    ]);
  });

  it('measures the stall, a chunk and the transfer', () => {
    assert.equal(Math.round(prefillSeconds(8192) / stepSeconds(64, 4096)), 28);
    assert.equal((1e3 * prefillSeconds(512)).toFixed(0), '18');
    assert.equal(((8192 * kvToken) / 1e9).toFixed(2), '2.68');
    assert.equal(((1e3 * 8192 * kvToken) / 50e9).toFixed(0), '54');
    assert.equal(((1e3 * 8192 * kvToken) / 450e9).toFixed(0), '6');
    quotes(id, [
      'for 0.29 s, about 28 steps at batch 64',
      '512 tokens take about 18 ms',
      '2.68 GB of cache, 54 ms at 50 GB/s',
      '6 ms over 450 GB/s NVLink',
    ]);
  });

  it('keeps decode below the ridge at 4,096 tokens', () => {
    const perSequence = 2 * model.parameters + attentionFlops;
    assert.equal((perSequence / 1e11).toFixed(1), '1.5');
    assert.equal((perSequence / kv4k).toFixed(0), '112');
    assert.ok(perSequence / kv4k < gpu.flops / gpu.bandwidth);
    quotes(id, ['about $1.5\\cdot10^{11}$ FLOP, so intensity tends to 112']);
  });
});

describe('numbers of backprop-flops', () => {
  const id = 'scaling-optimization-numerics/backprop-flops';
  const tokens = 1.4e12;
  const budget = (factor: number): number => factor * model.parameters * tokens;
  const sustained = 1024 * gpu.flops * 0.4;
  const days = (factor: number): string => (budget(factor) / sustained / 86_400).toFixed(1);
  const attentionShare = (context: number): number =>
    (6 * context * model.width * model.layers) / (6 * model.parameters);

  it('counts one product forward and two backward', () => {
    const [rows, inputs, outputs] = [3, 4, 5];
    const flops = (m: number, k: number, n: number): number => 2 * m * k * n;
    const forward = flops(rows, inputs, outputs);
    const inputGradient = flops(rows, outputs, inputs);
    const weightGradient = flops(inputs, rows, outputs);
    assert.deepEqual([inputGradient, weightGradient], [forward, forward]);
    assert.equal(forward + inputGradient + weightGradient, 6 * rows * inputs * outputs);
  });

  it('budgets the run and its days', () => {
    assert.equal(budget(6).toExponential(2), '5.88e+23');
    assert.equal(budget(6) / budget(2) - 1, 2);
    assert.equal(percent(1 - budget(2) / budget(6)), '67%');
    assert.equal(sustained.toExponential(2), '4.05e+17');
    assert.deepEqual([days(6), days(4), days(2)], ['16.8', '11.2', '5.6']);
    assert.equal(Math.round(budget(6) / (gpu.flops * 0.4) / 3600 / 1000), 413);
    quotes(id, [
      '= 5.88\\cdot10^{23}',
      '200% higher, the estimate 67% too low',
      '4.05\\cdot10^{17}',
      '16.8 days, or about 413,000 GPU-hours',
      'reserved 5.6 days, with $4ND$ 11.2',
    ]);
  });

  it('adds attention and recomputation', () => {
    assert.equal(percent(attentionShare(4096), 1), '3.8%');
    assert.equal(percent(attentionShare(131_072)), '123%');
    assert.equal((1 + attentionShare(131_072)).toFixed(1), '2.2');
    assert.equal((6 * 131_072 * model.width * model.layers).toExponential(2), '5.15e+11');
    assert.equal((6 * model.parameters).toExponential(1), '4.2e+11');
    assert.equal(Math.round(model.parameters / (model.width * model.layers) / 1000), 107);
    assert.equal(percent((0.4 * 8) / 6), '53%');
    quotes(id, [
      '3.8% of $6N$ at 4,096 tokens, but 123% at 131,072',
      '2.2 times 6ND',
      '5.15\\cdot10^{11}',
      '6N = 4.2\\cdot10^{11}',
      'near 107,000 tokens',
      '40% MFU would be 53% HFU',
    ]);
  });

  it('finds the optimizer negligible', () => {
    assert.ok(18 / (6 * 4e6) < 1e-6);
    quotes(id, ['18 FLOPs per parameter against $6\\cdot4\\cdot10^6$', 'below a millionth']);
  });

  it('budgets a mixture of experts by its active parameters', () => {
    const cost = (parameters: number): number => 6 * parameters * 14.8e12;
    assert.equal(cost(37e9).toExponential(2), '3.29e+24');
    assert.equal(cost(671e9).toExponential(2), '5.96e+25');
    assert.equal(Math.round(671 / 37), 18);
    quotes(id, ['3.29\\cdot10^{24}', '5.96\\cdot10^{25}', '18 times too much']);
  });
});

describe('numbers of lora', () => {
  const id = 'finetuning-alignment/lora';
  const [layers, width, mlp, rank, parameters] = [32, 4096, 11_008, 16, 6.738e9];
  const perRank = 4 * (width + width) + 3 * (width + mlp);
  const trainable = layers * perRank * rank;
  const queryValue = layers * 2 * 8 * (width + width);

  it('counts the parameters of the base model', () => {
    const matrices = layers * (4 * width * width + 3 * width * mlp);
    assert.equal(((matrices + 2 * 32_000 * width + (2 * layers + 1) * width) / 1e9).toFixed(3), '6.738');
    assert.equal((parameters / 1e9).toFixed(2), '6.74');
    quotes(id, ['6.74B parameters']);
  });

  it('counts the trainable parameters', () => {
    assert.equal(4 * 8192, 32_768);
    assert.equal(3 * 15_104, 3 * (width + mlp));
    assert.equal(perRank, 78_080);
    assert.equal((trainable / 1e6).toFixed(1), '40.0');
    assert.equal(percent(trainable / parameters, 2), '0.59%');
    assert.equal((queryValue / 1e6).toFixed(1), '4.2');
    const gpt3 = 96 * 2 * 4 * (12_288 + 12_288);
    assert.equal((gpt3 / 1e6).toFixed(1), '18.9');
    assert.equal(Math.round(175e9 / gpt3 / 10) * 10, 9270);
    assert.equal(Math.round(parameters / trainable / 10) * 10, 170);
    assert.equal(Math.round(parameters / queryValue / 100) * 100, 1600);
    quotes(id, [
      '$4\\cdot8{,}192$',
      '$3\\cdot15{,}104$',
      '$78{,}080\\,r$',
      '40.0M trainable parameters, 0.59%',
      '4.2M here',
      '18.9M, a reduction of 9,270 times',
      '170 times fewer',
      '1,600 for rank 8',
    ]);
  });

  it('compares the model states', () => {
    const states = 16 * trainable;
    assert.equal(((16 * parameters) / 1e9).toFixed(0), '108');
    assert.equal(((2 * parameters) / 1e9).toFixed(1), '13.5');
    assert.equal((states / 1e9).toFixed(2), '0.64');
    assert.equal(((2 * parameters + states) / 1e9).toFixed(1), '14.1');
    quotes(id, ['= 108$ GB', '13.5 GB in bf16', '0.64 GB: 14.1 GB of model states']);
  });

  it('sizes adapters, merged copies and the 4-bit base', () => {
    const base = (parameters * 4.127) / 8;
    assert.equal(((2 * trainable) / 1e6).toFixed(0), '80');
    assert.equal(((100 * 2 * trainable) / 1e9).toFixed(1), '8.0');
    assert.equal(((100 * 2 * parameters) / 1e9).toFixed(0), '1348');
    assert.equal((base / 1e9).toFixed(2), '3.48');
    assert.equal(((base + 16 * trainable) / 1e9).toFixed(1), '4.1');
    assert.equal(percent(trainable / parameters, 1), '0.6%');
    quotes(id, [
      '80 MB adapter per customer',
      '8.0 GB in all',
      '= 1,348 GB',
      '= 3.48$ GB',
      '4.1 GB before',
      '0.6% more FLOPs',
    ]);
  });

  it('saves a third of the arithmetic', () => {
    assert.equal(percent(1 - (4 * parameters + 6 * trainable) / (6 * parameters)), '33%');
    quotes(id, ['from $6ND$ to about $4ND$, a third']);
  });

  it('moves only B in the first step', () => {
    const [a, b, x, gradY] = [0.3, 0, 2, -1];
    assert.notEqual(gradY * a * x, 0);
    assert.equal(Math.abs(b * gradY * x), 0);
    quotes(id, ['So B moves first and A from the second step on']);
  });
});

describe('numbers of contaminated-benchmark', () => {
  const id = 'evaluation-safety/contaminated-benchmark';
  const items = 14_042;
  const halfWidth = (accuracy: number, count: number): number =>
    196 * Math.sqrt((accuracy * (1 - accuracy)) / count);

  it('bounds the sampling error', () => {
    assert.equal(halfWidth(0.95, items).toFixed(2), '0.36');
    assert.equal(halfWidth(0.86, 1000).toFixed(1), '2.2');
    quotes(id, ['= 0.36\\ \\text{points}', '(1,000 items at 86% give ±2.2 points)']);
  });

  it('derives the share of leaked items', () => {
    assert.equal((95 - 86.4).toFixed(1), '8.6');
    assert.equal((100 - 86.4).toFixed(1), '13.6');
    assert.equal(percent((0.95 - 0.864) / (1 - 0.864)), '63%');
    quotes(id, ['$0.086/0.136 = 63\\%$']);
  });

  it('derives the agreement with faulty keys', () => {
    const faulty = 0.0649;
    assert.equal(Math.round(faulty * items), 911);
    assert.equal(percent((0.95 - (1 - faulty) * 0.97) / faulty), '66%');
    quotes(id, ['some 911', '66% of the faulty keys', '66% agreement on the faulty ones']);
  });
});
