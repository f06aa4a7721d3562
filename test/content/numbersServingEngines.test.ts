import assert from 'node:assert/strict';
import { h100, llama8b, quotedNumbers } from './quotedNumbers';

describe('numbers of question structured-decoding', () => {
  const says = quotedNumbers('inference-serving/structured-decoding');
  const vocabulary = 128_256;
  const sequences = 64;
  const test = 100e-9;

  it('times the mask', () => {
    says('100\\,\\text{ns}=«12.8»$ ms', 1000 * vocabulary * test);
    says('costs «12.8» ms per sequence', 1000 * vocabulary * test);
    says('takes «13» milliseconds per sequence', 1000 * vocabulary * test);
    says('sequence and «0.82» s for 64', vocabulary * test * sequences);
    says('and «0.8» s for 64 sequences', vocabulary * test * sequences);
    says('per token, «16» kB per state', vocabulary / 8 / 1000);
    says('1% is «1,283» tokens', 0.01 * vocabulary);
    says('or «0.13» ms per sequence', 1000 * 0.01 * vocabulary * test);
    says('sequence, «8.2» ms for 64', 1000 * 0.01 * vocabulary * test * sequences);
    says('(8 threads: «1.0» ms)', (1000 * 0.01 * vocabulary * test * sequences) / 8);
  });

  it('adds the mask to the forward pass', () => {
    const weights = 2 * llama8b.total;
    const cache = sequences * 2000 * llama8b.kvToken;
    says('reads «16.1» GB of weights', weights / 1e9);
    says('and «16.8» GB of KV cache', cache / 1e9);
    const forward = (1000 * (weights + cache)) / h100.bandwidth;
    says('KV cache, «9.8» ms', forward);
    says('that makes «18.0» ms', forward + 1000 * 0.01 * vocabulary * test * sequences);
  });

  it('conditions on validity', () => {
    says('(0.06+0.36)=«14»\\%$', (100 * 0.6 * 0.1) / (0.6 * 0.1 + 0.4 * 0.9));
    says('instead of «14»% of cases', (100 * 0.6 * 0.1) / (0.6 * 0.1 + 0.4 * 0.9));
  });

  it('counts attempts, forced tokens and the width of an interval', () => {
    says('meant «1.09» attempts', 1 / 0.92);
    says('«200» decode steps remain of 500', 500 - 300);
    says('of 500, «2.5» times fewer', 500 / (500 - 300));
    says('interval is «2.6» points', 100 * 1.96 * Math.sqrt((0.9 * 0.1) / 500));
  });
});

describe('numbers of question multi-lora-serving', () => {
  const says = quotedNumbers('inference-serving/multi-lora-serving');
  const { width, kvHeads, headSize, inner, layers, total, kvToken } = llama8b;
  const kvWidth = kvHeads * headSize;
  const perRank = 2 * (width + width) + 2 * (width + kvWidth) + 3 * (width + inner);
  const adapter = (rank: number): number => perRank * layers * rank;
  const bytes = 2 * adapter(16);

  it('sizes an adapter', () => {
    says('8B need «81,920» numbers', perRank);
    says('rank 16 make «41.9»M parameters', adapter(16) / 1e6);
    says('layers of the 8B is «41.9»M', adapter(16) / 1e6);
    says('adapter has «42» million', adapter(16) / 1e6);
    says('parameters, «83.9» MB', bytes / 1e6);
    says('parameters or «84» MB', bytes / 1e6);
    says('million parameters, «84» megabytes', bytes / 1e6);
    says('MB, «0.52»% of the model', (100 * adapter(16)) / total);
    says('FLOPs rise by «0.52»%', (100 * adapter(16)) / total);
    says('All 2,000 take «168» GB', (2000 * bytes) / 1e9);
    says('copies: «32» TB', (2000 * 2 * total) / 1e12);
    says('rather than «448» small tensors', 7 * 2 * layers);
  });

  it('times a mixed step', () => {
    const weights = 2 * total;
    const cache = 64 * 2000 * kvToken;
    says('base «16.1» GB', weights / 1e9);
    says('KV cache «16.8» GB', cache / 1e9);
    const plain = (1000 * (weights + cache)) / h100.bandwidth;
    says('together «9.8» ms', plain);
    says('64 of them «5.4» GB', (64 * bytes) / 1e9);
    const mixed = (1000 * (weights + cache + 64 * bytes)) / h100.bandwidth;
    says('5.4 GB, «11.4» ms', mixed);
    says('11.4 ms or +«16»%', 100 * (mixed / plain - 1));
    says('of one customer, «0.3»%', (100 * bytes) / (weights + cache));
    says('64 passes of «4.8» ms', (1000 * weights) / h100.bandwidth);
    says('4.8 ms, «307» ms', (64 * 1000 * weights) / h100.bandwidth);
    assert.ok(Math.abs((64 * bytes) / weights - 1 / 3) < 0.01, 'a third of the weight traffic');
  });

  it('weighs adapters against the cache and loads them', () => {
    says('After the base, «56» GB', (0.9 * h100.memory - 2 * total) / 1e9);
    says('GB of «72» (90% of 80)', (0.9 * h100.memory) / 1e9);
    says('worth «640» tokens of KV cache', bytes / kvToken);
    says('40 active ones take «3.4» GB', (40 * bytes) / 1e9);
    says('Host to GPU: «1.7» ms', (1000 * bytes) / 50e9);
    says('Object storage: «84» ms', (1000 * bytes) / 1e9);
    says('add «2.2» s', 448 * 0.005);
  });

  it('counts what slots of rank 64 waste', () => {
    const large = 2 * adapter(64);
    says('has «168»M parameters', adapter(64) / 1e6);
    says('parameters, «336» MB', large / 1e6);
    says('size take «10.7» GB', (32 * large) / 1e9);
    says('instead of «2.7» GB', (32 * bytes) / 1e9);
    const lost = 32 * (large - bytes);
    says('rank 16: «8.1» GB', lost / 1e9);
    says('cache of «61,440» tokens', lost / kvToken);
  });
});
