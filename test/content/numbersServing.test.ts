import { h100, kvBytes, llama8b, numbersOf } from './quotedNumbers';

const topic = 'inference-serving';
const bandwidth = 8 * h100.bandwidth;

/** 70B with 80 layers in bf16. */
const weights = 140e9;
const kvToken = kvBytes(80, 8, 128);
const kv4k = 4096 * kvToken;
const pool = 0.9 * 8 * h100.memory - weights;

describe('numbers of question kv-cache', () => {
  const says = numbersOf(topic, 'kv-cache');
  const { layers, layer, table, width, kvToken: kv8b } = llama8b;
  const length = 4096;
  const linear = 2 * (layers * layer + table);

  it('compares a step with and without a cache', () => {
    const attention = 4 * length * width * layers;
    const cached = linear + attention;
    const uncached = 2 * layers * layer * length + 2 * table + (attention * length) / 2;
    says('that is «61.6» TFLOP', uncached / 1e12);
    says('against «17.2» GFLOP', cached / 1e9);
    says('the former takes «125» ms', (uncached / (0.5 * h100.flops)) * 1e3);
    says('reading «15.0» GB of weights', linear / 1e9);
    says('and «0.54» GB of cache', (length * kv8b) / 1e9);
    const step = (linear + length * kv8b) / h100.bandwidth;
    says('takes «4.6» ms', step * 1e3);
    says('the step is «27» times faster', uncached / (0.5 * h100.flops) / step);
    says('arithmetic shrank «3,6»00-fold', Math.round(uncached / cached / 100));
  });

  it('sizes the cache', () => {
    says('= «131{,}072»\\ \\text{bytes per token}', kv8b);
    says('or «0.54» GB for 4,096 tokens', (length * kv8b) / 1e9);
    says('At «30» such sequences', (2 * llama8b.total) / (length * kv8b));
    says('the «16.1» GB of weights', (2 * llama8b.total) / 1e9);
  });

  it('answers the follow-up about size', () => {
    says('= «131{,}072»$ bytes per token, so', kv8b);
    says('so «17.2» GB', (131_072 * kv8b) / 1e9);
    says('(«16» GiB)', (131_072 * kv8b) / 2 ** 30);
    says('«524,288» bytes per token and', kvBytes(32, 32, 128));
    says('per token and «68.7» GB', (131_072 * kvBytes(32, 32, 128)) / 1e9);
  });
});

describe('numbers of question flops-fallacy-gqa', () => {
  const says = numbersOf(topic, 'flops-fallacy-gqa');
  const mha4k = 4096 * kvBytes(80, 64, 128);
  const step = (kv: number, batch: number): number => ((weights + batch * kv) / bandwidth) * 1e3;

  it('compares the bytes of a step', () => {
    says('= «10.7»$ GB per sequence', mha4k / 1e9);
    says('GQA: «1.34» GB', kv4k / 1e9);
    says('| 1 | «5.62» ms', step(mha4k, 1));
    says('5.62 ms | «5.27» ms | 1.07', step(kv4k, 1));
    says('5.27 ms | «1.07» |', step(mha4k, 1) / step(kv4k, 1));
    says('| 8 | «8.43» ms', step(mha4k, 8));
    says('8.43 ms | «5.62» ms | 1.50', step(kv4k, 8));
    says('5.62 ms | «1.50» |', step(mha4k, 8) / step(kv4k, 8));
    says('| 32 | «18.0» ms', step(mha4k, 32));
    says('18.0 ms | «6.83» ms', step(kv4k, 32));
    says('6.83 ms | «2.64» |', step(mha4k, 32) / step(kv4k, 32));
  });

  it('fills the node', () => {
    says('«436» GB remain for caches', pool / 1e9);
    const full = { mha: Math.floor(pool / mha4k), gqa: Math.floor(pool / kv4k) };
    says('caches: «40» sequences with MHA', full.mha);
    says('MHA, «324» with GQA', full.gqa);
    says('need «21» ms per step', step(mha4k, full.mha));
    says('need «21» ms per step', step(kv4k, full.gqa));
    says('one produces «1,88»0 tokens', Math.round((full.mha / step(mha4k, full.mha)) * 100));
    says('the other «15,1»00', Math.round((full.gqa / step(kv4k, full.gqa)) * 10));
  });

  it('counts the weights that go', () => {
    const perLayer = 2 * 8192 * (8192 - 1024);
    says('= «117»$ million weights per layer', perLayer / 1e6);
    says('per layer, «9.4» billion', (80 * perLayer) / 1e9);
  });

  it('answers the follow-ups', () => {
    says('= «13»$ sequences for MHA', weights / mha4k);
    says('= «104»$ for GQA', weights / kv4k);
    const latent = 576 * 61 * 2;
    says('= «70{,}272»$ bytes per token', latent);
    says('bytes per token, «4.7» times less', kvToken / latent);
    says('and «37» times less than MHA', kvBytes(80, 64, 128) / latent);
  });
});

describe('numbers of question throughput-latency', () => {
  const says = numbersOf(topic, 'throughput-latency');
  const step = (batch: number, kv = kv4k): number => (weights + batch * kv) / bandwidth;
  const rate = (batch: number): number => batch / step(batch);

  it('fills the table', () => {
    says('or «1.342» GB at 4,096 tokens', kv4k / 1e9);
    says('| 8 | «5.62» ms', step(8) * 1e3);
    says('5.62 ms | «1,42»0 | 178', Math.round(rate(8) / 10));
    says('1,420 | «178» |', rate(8) / 8);
    says('| 32 | «6.83» ms', step(32) * 1e3);
    says('6.83 ms | «4,69»0 |', Math.round(rate(32) / 10));
    says('4,690 | «146» |', rate(32) / 32);
    says('| 64 | «8.43» ms', step(64) * 1e3);
    says('8.43 ms | «7,59»0 |', Math.round(rate(64) / 10));
    says('7,590 | «119» |', rate(64) / 64);
    says('| 256 | «18.0» ms', step(256) * 1e3);
    says('18.0 ms | «14,2»00 |', Math.round(rate(256) / 100));
    says('14,200 | «55» |', rate(256) / 256);
  });

  it('compares the steps', () => {
    says('takes «1.50» times as long', step(64) / step(8));
    says('yields «5.34» times the tokens', rate(64) / rate(8));
    says('«2.14» times the latency for', step(256) / step(64));
    says('for «1.87» times the throughput', rate(256) / rate(64));
    says('«3.0» times from 32 to 256', rate(256) / rate(32));
    says('At «104» sequences the cache reads', weights / kv4k);
    says('per sequence, «20»,000 tokens per second', bandwidth / kv4k / 1e3);
    says('runs out at «324» sequences', Math.floor(pool / kv4k));
    says('throughput at «76»% of its limit', (100 * rate(324)) / (bandwidth / kv4k));
    says('takes «21.5» ms', step(324) * 1e3);
    says("it's «36» ms, between", (step(324) / 0.6) * 1e3);
  });

  it('answers the follow-up on short contexts', () => {
    const kv = 512 * kvToken;
    says('reads «0.168» GB', kv / 1e9);
    says('only at «834» sequences', weights / kv);
    says('and «2,598» would fit', Math.floor(pool / kv));
    says('at about «56,5»00 tokens', Math.round((8 * h100.flops) / weights / 100));
  });
});
