import assert from 'node:assert/strict';
import { h100, kvBytes, llama8b, quotedNumbers } from './quotedNumbers';

const bandwidth = 8 * h100.bandwidth;

/** 70B with 80 layers in bf16. */
const weights = 140e9;
const kvToken = kvBytes(80, 8, 128);
const kv4k = 4096 * kvToken;
const pool = 0.9 * 8 * h100.memory - weights;

describe('numbers of question kv-cache', () => {
  const says = quotedNumbers('inference-serving/kv-cache');
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
  const says = quotedNumbers('inference-serving/flops-fallacy-gqa');
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
  const says = quotedNumbers('inference-serving/throughput-latency');
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

describe('numbers of question serve-10k-users', () => {
  const says = quotedNumbers('inference-serving/serve-10k-users');
  const rate = 10_000 / 90;
  const inFlight = rate * (0.5 + 300 * 0.04);
  const sequence = 2150 * kvToken;
  const perNode = Math.floor(pool / sequence);
  const nodeFlops = 0.5 * 8 * h100.flops;
  const prefillNodes = (tokens: number): number => (rate * tokens * 140e9) / nodeFlops;

  it('counts what is in flight', () => {
    says('$10{,}000/90 = «111»$ requests', rate);
    says("= «12.5»$ s. Little's law", 0.5 + 300 * 0.04);
    says('= «1{,}389»$ in flight', inFlight);
    says('in flight, «14»% of the users', (100 * inFlight) / 10_000);
    says('would be «13.4» TB of cache', (10_000 * kv4k) / 1e12);
    says('1,389 sequences and «0.98» TB', (inFlight * sequence) / 1e12);
  });

  it('sizes decode', () => {
    says('2,150 tokens, «0.70» GB', sequence / 1e9);
    says('the weights: «618» sequences', perNode);
    const bytes = weights + perNode * sequence;
    says('reads «575» GB', bytes / 1e9);
    says('GB, «36» ms at 60%', (bytes / (0.6 * bandwidth)) * 1e3);
    says('$1389/618 = «2.2»$ nodes', inFlight / perNode);
  });

  it('sizes prefill and the order', () => {
    says('= «222»{,}000$ tokens per second', (rate * 2000) / 1e3);
    says('are «31» PFLOP/s', (rate * 2000 * 140e9) / 1e15);
    says('a node does «4.0» at half of peak', nodeFlops / 1e15);
    says('peak: «7.9» nodes', prefillNodes(2000));
    says('leaves «800» to compute', 2000 - 0.75 * 1600);
    says('compute, «3.1» nodes', prefillNodes(800));
    const average = inFlight / perNode + prefillNodes(800);
    says('$2.2+3.1 = «5.4»$ nodes', average);
    says('failures: ten nodes, «80» GPUs', 8 * Math.ceil(1.5 * average + 1));
  });

  it('answers the follow-ups', () => {
    says('but «1.1» such prompts per second', rate / 100);
    says('per second, «111»,000 tokens', (rate / 100) * 100);
    says('holds «32.8» GB of cache', (100_000 * kvToken) / 1e9);
    says('as much as «47» normal sequences', 100_000 / 2150);
    says('takes «3.5» s of a whole node', (100_000 * 140e9) / nodeFlops);
    says('tokens are «989»,000 tokens', (460 * 2150) / 1e3);
    says('at once, «35» s of one node', (460 * 2150 * 140e9) / nodeFlops);
  });
});

describe('numbers of question kv-sizing', () => {
  const says = quotedNumbers('inference-serving/kv-sizing');
  const perLayer = kvBytes(1, 8, 128);
  const full = 131_072;
  const windows = 40 * perLayer * 1024;
  const sequence = (tokens: number): number => 8 * perLayer * tokens + windows;
  const budget = (0.9 * 640 - 48) * 1e9;

  it('sizes one sequence', () => {
    says('= «4{,}096»$ bytes', perLayer);
    says('at most 1,024 | «0.168» GB', windows / 1e9);
    says('8 global layers | all | «4.29» GB', (8 * perLayer * full) / 1e9);
    says('together | | «4.46» GB', sequence(full) / 1e9);
    says('for comparison | all | «25.8» GB', (48 * perLayer * full) / 1e9);
    says('would cost «196,608» bytes per token', 48 * perLayer);
    says('grow, by «32,768» bytes', 8 * perLayer);
    says('The saving is «5.8» times', (48 * perLayer * full) / sequence(full));
    says('they are «96»% of the cache', (100 * 8 * perLayer * full) / sequence(full));
  });

  it('fills the node', () => {
    says('- 48 = «528»$ GB', budget / 1e9);
    says("That's «118» sequences at full length", Math.floor(budget / sequence(full)));
    says('one head, «0.56» GB per sequence', sequence(full) / 8 / 1e9);
    says('a sequence takes «0.44» GB', sequence(8192) / 1e9);
    says('0.44 GB and «1,210» fit', Math.floor(budget / sequence(8192)));
    says('528 GB costs «20» ms', (budget / bandwidth) * 1e3);
    says('next to «1.8» ms for the weights', (48e9 / bandwidth) * 1e3);
  });

  it('answers the follow-ups', () => {
    const mean = 6000 + 2192 / 2;
    says('at the end, «7,096» on average', mean);
    says('= «0.23»$ GB and the windows', (8 * perLayer * mean) / 1e9);
    says('together «0.40» GB', sequence(mean) / 1e9);
    says('so «1,319» sequences fit', Math.floor(budget / sequence(mean)));
    says('At this length «42»% of the cache', (100 * windows) / sequence(mean));
    says('the hybrid saves «3.5» times', (48 * perLayer * mean) / sequence(mean));
    says('= «131»$ MB. The window layers', (8 * perLayer * 4000) / 1e6);
  });

  it('corrects the popular figure', () => {
    says("attention it's «550» GB", (2 * 128 * 8192 * 2 * full) / 1e9);
    says('of 128 it is «69» GB', (kvBytes(128, 8, 128) * full) / 1e9);
  });
});

describe('numbers of question cut-70b-cost', () => {
  const says = quotedNumbers('inference-serving/cut-70b-cost');
  const kv = 3150 * kvToken;
  const prefill = (tokens: number): number => ((tokens * 140e9) / (0.5 * 8 * h100.flops)) * 1e3;
  const step = (batch: number, bytes = weights): number => ((bytes + batch * kv) / (0.6 * bandwidth)) * 1e3;
  const decode = (batch: number, bytes = weights): number => (300 * step(batch, bytes)) / batch;
  const uncached = 3000 - 0.9 * 2000;
  const base = prefill(3000) + decode(16);
  const batched = prefill(3000) + decode(128);
  const cached = prefill(uncached) + decode(128);
  const fp8 = prefill(uncached) / 1.6 + decode(128, weights / 2);
  const int4 = prefill(uncached) + decode(128, weights / 4);

  it('has a baseline', () => {
    says('= «106»$ ms. Decode', prefill(3000));
    says('bandwidth, «1.03» GB of KV', kv / 1e9);
    says('batch 16 takes «9.73» ms', step(16));
    says('= «182.5»$ ms. Together', decode(16));
    says('Together «289» ms', base);
  });

  it('fills the table', () => {
    says('| batch 128 | 106 | «40» | 146 ms', decode(128));
    says('| 40 | «146» ms | 2.0', batched);
    says('146 ms | «2.0» |', base / batched);
    says('90% hits | «42» |', prefill(uncached));
    says('| 40 | «82» ms | 3.5', cached);
    says('82 ms | «3.5» |', base / cached);
    says('activations | «27» |', prefill(uncached) / 1.6);
    says('| 27 | «29» |', decode(128, weights / 2));
    says('| 29 | «56» ms | 5.2', fp8);
    says('56 ms | «5.2» |', base / fp8);
    says('| 42 | «24» |', decode(128, weights / 4));
    says('| 24 | «67» ms | 4.3', int4);
    says('67 ms | «4.3» |', base / int4);
    says('they bring «1.2» instead of 4', cached / int4);
    says('A step of 128 takes «17» ms', step(128));
    says('only «1,200» of 3,000', uncached);
    says('put «640» positions', 128 * 5);
    says('the ridge of «295»', h100.flops / h100.bandwidth);
  });

  it('answers the follow-ups', () => {
    const alone = prefill(3000) / 1.6 + decode(128, weights / 2);
    says('to about «96», a factor of 1.5', alone);
    says('a factor of «1.5». The rest', batched / alone);
    says('one GPU («36.4» GB', (70e9 * (4 + 20 / 128)) / 8 / 1e9);
  });
});

describe('numbers of question model-routing', () => {
  const says = quotedNumbers('inference-serving/model-routing');
  const share = { both: 0.65, onlyLarge: 0.2, onlySmall: 0.05 };
  const large = share.both + share.onlyLarge;
  const small = share.both + share.onlySmall;
  const cost = (toSmall: number): number => 0.1 * toSmall + (1 - toSmall);

  it('compares the policies', () => {
    says('always large | 1.00 | «85»%', 100 * large);
    says('always small | 0.10 | «70»%', 100 * small);
    says('at random | «0.28» |', cost(0.8));
    says('at random | 0.28 | «73»%', 100 * (0.8 * small + 0.2 * large));
    says('perfect router | «0.28» |', cost(1 - share.onlyLarge));
    says('perfect router | 0.28 | «90»%', 100 * (share.both + share.onlyLarge + share.onlySmall));
  });

  it('compares a cascade with a router', () => {
    says("that's «0.50» for the cascade", 0.1 + 0.4);
    says('cascade and «0.46» for the', cost(0.6));
    says('as long as $e$ is below «0.9»', 1 - 0.1);
  });
});

describe('numbers of question inference-cost-latency', () => {
  const says = quotedNumbers('inference-serving/inference-cost-latency');
  const outputs = 150 + 500 + 200;
  const large = (input: number, output: number): number => (0.6 * input + 2.4 * output) / 1e4;
  const small = (input: number, output: number): number => large(input, output) / 10;
  const rewrite = { seconds: 0.2 + 30 * 0.008, cents: small(500, 30) };
  const check = { seconds: 0.2 + 100 * 0.008, cents: small(1500, 100) };
  const seconds = (first: number, output: number, perToken: number): number =>
    rewrite.seconds + first + output * perToken + check.seconds;
  const cents = (input: number, output: number): number => rewrite.cents + large(input, output) + check.cents;

  it('splits time and money', () => {
    says('= «23.05»$ s, 92%', 3 * 0.6 + outputs * 0.025);
    says('s, «92»% of it output tokens', (100 * outputs * 0.025) / (3 * 0.6 + outputs * 0.025));
    says('tokens, «0.924» cents', large(12_000, outputs));
    says('cents, «78»% of it input', (100 * large(12_000, 0)) / large(12_000, outputs));
    says('input and «850» output tokens', outputs);
    says('halving 500 tokens saves «6» s', 250 * 0.025);
  });

  it('fills the table', () => {
    says('| today | «23.1» s', 3 * 0.6 + outputs * 0.025);
    says('8B | «14.5» s', seconds(0.6, 500, 0.025));
    says('14.5 s | «0.375» |', cents(4000, 500));
    says('250 tokens | «8.3» s', seconds(0.6, 250, 0.025));
    says('8.3 s | «0.315» |', cents(4000, 250));
    says('cached | «8.0» s', seconds(0.3, 250, 0.025));
    says('8.0 s | «0.153» |', cents(1000 + 300, 250));
    says('per token | «5.5» s', seconds(0.3, 250, 0.015));
    says('the first word after «0.74» s', rewrite.seconds + 0.3);
    says('the rewrite («0.44» s on', rewrite.seconds);
    says('prefix), «0.74» s together', rewrite.seconds + 0.3);
  });
});

describe('numbers of question streaming-api', () => {
  const says = quotedNumbers('inference-serving/streaming-api');
  const bytes = (text: string): number => new TextEncoder().encode(text).length;

  it('counts bytes, buffers and events', () => {
    assert.equal(bytes('🙂'), 4); // "an emoji has four bytes"
    assert.equal(bytes('न'), 3); // "a Hindi letter three"
    says('answer is about «16» kB', (4000 * 4) / 1e3);
    says('of text, «0.32» GB for 20,000', (20_000 * 4000 * 4) / 1e9);
    says('leave halfway, «10»% of the decoding', 100 * 0.2 * 0.5);
    says('**Scale.** «600»,000 tokens per second', (20_000 * 30) / 1e3);
    says('leaves «200»,000 writes', 20_000 / 0.1 / 1e3);
  });

  it('answers the follow-ups', () => {
    says('they are «600»,000 events', (20_000 * 30) / 1e3);
    says('of text: «120» MB/s', (600_000 * 200) / 1e6);
    says('or «0.96» Gbit/s', (600_000 * 200 * 8) / 1e9);
    says('memory is «1.3» GB', (20_000 * 64e3) / 1e9);
  });
});
