import assert from 'node:assert/strict';
import { h100, quotedNumbers } from './quotedNumbers';

const ridge = h100.flops / h100.bandwidth;

describe('numbers of question roofline', () => {
  const says = quotedNumbers('hardware-distributed-training/roofline');
  const width = 8192;
  const gemm = (tokens: number): { flops: number; bytes: number; seconds: number } => {
    const flops = 2 * tokens * width ** 2;
    const bytes = 2 * (width ** 2 + 2 * tokens * width);
    return { flops, bytes, seconds: Math.max(flops / h100.flops, bytes / h100.bandwidth) };
  };

  it('places the ridge', () => {
    says('peak over bandwidth: «295» FLOP per byte', ridge);
    says('the ridge is crossed at $n=«318»$', ridge / (1 - (2 * ridge) / width));
    says('bf16 arithmetic reach it at «74»', ridge / 4);
    says('moves from 295 to «74», since', ridge / 4);
  });

  it('fills the table', () => {
    const [few, many] = [gemm(16), gemm(4096)];
    says('| 16 tokens | «2.15» G', few.flops / 1e9);
    says('2.15 G | «135» MB', few.bytes / 1e6);
    says('135 MB | «15.9» |', few.flops / few.bytes);
    says('15.9 | «40» µs', few.seconds * 1e6);
    says('| 4,096 tokens | «550» G', many.flops / 1e9);
    says('550 G | «268» MB', many.bytes / 1e6);
    says('268 MB | «2,048» |', many.flops / many.bytes);
    says('2,048 | «556» µs', many.seconds * 1e6);
    const elements = 4096 * width;
    says('| RMSNorm | «0.13» G', (4 * elements) / 1e9);
    says('0.13 G | «134» MB', (4 * elements) / 1e6);
    says('134 MB | 1 | «40» µs', ((4 * elements) / h100.bandwidth) * 1e6);
    says('at most «5.4»% of peak', (100 * few.flops) / few.bytes / ridge);
    says('take only «14» times as long', many.seconds / few.seconds);
    says('compute-bound, «7» times above', many.flops / many.bytes / ridge);
  });

  it('answers the follow-ups', () => {
    says('to about «10.2» µs', ((width ** 2 / 2 + 4 * 16 * width) / h100.bandwidth) * 1e6);
    const output = 4096 * width * 2;
    const sent = 2 * (7 / 8) * output;
    says('bytes, «67» MB.', output / 1e6);
    says('per GPU, «117» MB', sent / 1e6);
    says('in «0.26» ms at 450 GB/s', (sent / 450e9) * 1e3);
    const share = gemm(4096).flops / 8 / h100.flops;
    says('the arithmetic takes «0.07» ms', share * 1e3);
    says('by a factor of «3.8»', sent / 450e9 / share);
  });
});

describe('numbers of question tp-pp-dp', () => {
  const says = quotedNumbers('hardware-distributed-training/tp-pp-dp');
  const parameters = 70e9;
  const [nvlink, network] = [450e9, 50e9];
  const flops = 0.5 * h100.flops;
  const activation = 4096 * 8192 * 2;
  const allReduce = 2 * (7 / 8) * activation;
  const step = (6 * parameters * 1024 * 4096) / (512 * flops);
  const bubble = (p: number, m: number): number => (p - 1) / (m + p - 1);

  it('sizes the states', () => {
    says('two moments): «1.12» TB', (16 * parameters) / 1e12);
    says('at least «14» GPUs', (16 * parameters) / h100.memory);
    const share = parameters / 32;
    says('A GPU holds «2.19» billion', share / 1e9);
    says('«35» GB of states per GPU', (16 * share) / 1e9);
    says('(ZeRO-1) «10.4» GB', (4 * share + (12 * share) / 16) / 1e9);
    says('whose «112» GB of state', (16 * 7e9) / 1e9);
  });

  it('prices tensor parallelism', () => {
    says('bytes, «67» MB', activation / 1e6);
    says('$6\\cdot«875»\\text{M}', parameters / 80 / 1e6);
    says('takes «5.4» ms at half of peak', ((6 * parameters * 4096) / 80 / 8 / flops) * 1e3);
    says('= «117»$ MB take', allReduce / 1e6);
    says('take «1.0» ms over NVLink', ((4 * allReduce) / nvlink) * 1e3);
    says('but «9.4» ms over the network', ((4 * allReduce) / network) * 1e3);
  });

  it('prices pipeline and data parallelism', () => {
    says('next node: «1.3» ms at 50 GB/s', (activation / network) * 1e3);
    says('or «0.17» ms if each', (activation / 8 / network) * 1e3);
    says('= «4.5»\\%', 100 * bubble(4, 64));
    says('$1024/16 = «64»$ sequences', 1024 / 16);
    const gradients = (2 * parameters) / 32;
    const sent = 2 * (15 / 16) * gradients;
    says('reducing its «4.4» GB of gradients', gradients / 1e9);
    says('moves «8.2» GB round the ring', sent / 1e9);
    says('ring: «164» ms per step', (sent / network) * 1e3);
    says('computes $«1.76»\\cdot10^{18}$', (6 * parameters * 1024 * 4096) / 1e18);
    says('FLOPs, «7.0» s at half of peak', step);
    says('twice a step: «420» GB', (3 * 2 * parameters) / 1e9);
    says('per GPU, «8.4» s', (3 * 2 * parameters) / network);
    says('$3/35 = «8.6»\\%$', 100 * bubble(4, 32));
    says('its share doubles to «4.7»%', (100 * (sent / network)) / (step / 2));
    says('the bubble back to «4.5»%', (100 * 3) / (2 * 32 + 3));
    says('1.12 TB over 512 is «2.2» GB', (16 * parameters) / 512 / 1e9);
  });
});

describe('numbers of question async-gpu-timing', () => {
  const says = quotedNumbers('hardware-distributed-training/async-gpu-timing');
  const flops = 2 * 8192 ** 3;
  const least = flops / h100.flops;

  it('bounds the product from below', () => {
    says('= «1.10»\\times10^{12}$ FLOPs', flops / 1e12);
    says("that's at least «1.11» ms", least * 1e3);
    says('3 µs would be «371» times', flops / 3e-6 / h100.flops);
    says('would mean «371» times', flops / 3e-6 / h100.flops);
    says('three matrices of «134» MB', (2 * 8192 ** 2) / 1e6);
    says('take «0.12» ms at 3.35', ((3 * 2 * 8192 ** 2) / h100.bandwidth) * 1e3);
    says('so about «1.5» ms', (least / 0.75) * 1e3);
  });

  it('applies the law of Amdahl', () => {
    const share = (1 - 1 / 1.04) / (1 - 1 / 3);
    says('means $s = «5.8»\\%$', 100 * share);
    says('would give only «1.06»', 1 / (1 - share));
  });
});

describe('numbers of question train-7b', () => {
  const says = quotedNumbers('hardware-distributed-training/train-7b');
  const parameters = 7e9;
  const flops = 6 * parameters * 2e12;
  const rate = 0.4 * h100.flops;
  const gpus = 128;
  const hours = flops / rate / 3600;
  const stepTokens = 4_194_304;

  it('counts hours, money and days', () => {
    says('= «8.4»\\cdot10^{22}$ FLOP. At 40%', flops / 1e22);
    says('an H100 delivers «396» TFLOP/s', rate / 1e12);
    says('«58,982» GPU hours', hours);
    says('hours, «147»,000 dollars for', (2.5 * hours) / 1e3);
    says('need «19.2» days', hours / gpus / 24);
    says('at 90% availability «21.3»', hours / gpus / 24 / 0.9);
    const a100 = (count: number, tokens: number): number =>
      (6 * parameters * tokens) / (0.45 * 312e12 * count) / 86_400;
    says('would take «433» days. They', a100(16, 2e12));
    says('are «433» days on 16 A100s', a100(16, 2e12));
    says('one trillion still takes «216»', a100(16, 1e12));
    says("doesn't: «216» to 866 days", a100(16, 1e12));
    says("doesn't: 216 to «866» days", a100(8, 2e12));
    says('the estimate is «2.5» times too low', 1 / 0.4);
    says('it takes «23,6»00 hours', Math.round(flops / h100.flops / 3600 / 100));
    says('that gives «7.7» days', flops / h100.flops / gpus / 86_400);
  });

  it('shards the states', () => {
    says('per parameter, «112» GB', (16 * parameters) / 1e9);
    says('shards the «84» GB of optimizer states', (12 * parameters) / 1e9);
    says('$28 + «0.66» =', (12 * parameters) / gpus / 1e9);
    says('= «28.7»$ GB each', (4 * parameters + (12 * parameters) / gpus) / 1e9);
  });

  it('compares traffic and arithmetic', () => {
    says('sends «14» GB of gradients', (2 * parameters) / 1e9);
    says('28 GB, «0.56» s at 50 GB/s', (4 * parameters) / 50e9);
    says('move «42» GB', (6 * parameters) / 1e9);
    says('42 GB, «0.84» s', (6 * parameters) / 50e9);
    says('«32,768» per GPU', stepTokens / gpus);
    says('the arithmetic takes «3.48» s', (6 * parameters * stepTokens) / gpus / rate);
    says('schedule, gradient clipping, bf16 with fp32 master weights; «476,837» steps', 2e12 / stepTokens);
    says('«8» TB at four bytes per token', (4 * 2e12) / 1e12);
    const seconds = (6 * parameters * stepTokens) / gpus / rate;
    says('read at «4.8» MB/s', (4 * stepTokens) / seconds / 1e6);
  });

  it('spaces the checkpoints', () => {
    const perGpuDay = 419 / (54 * 16_384);
    const days = 1 / (perGpuDay * gpus);
    says('fail once in «16.5» days', days);
    const write = 84e9 / 5e9;
    says('takes «17» s at 5 GB/s', write);
    says('\\cdot«1.43»\\cdot10^{6}', (days * 86_400) / 1e6);
    says('\\approx «7»{,}000', Math.round(Math.sqrt(2 * write * days * 86_400) / 1e3));
  });

  it('answers the follow-up on tokens', () => {
    says('2T are «286» tokens per parameter', 2e12 / parameters);
    says('= «26»$B parameters', Math.sqrt(flops / 120) / 1e9);
    says('on «529»B tokens', (20 * Math.sqrt(flops / 120)) / 1e9);
    says('cost «3.8» times as much', Math.sqrt(flops / 120) / parameters);
  });
});

describe('numbers of question context-parallelism', () => {
  const says = quotedNumbers('hardware-distributed-training/context-parallelism');
  const [tokens, width, layers, ranks, tensor, headSize] = [524_288, 8192, 80, 16, 8, 128];
  const rate = 0.5 * h100.flops;
  const network = 50e9;
  const block = tokens / ranks;
  const [heads, kvHeads] = [64 / tensor, 8 / tensor];

  it('sizes the activations', () => {
    const stream = tokens * width * 2;
    says('bytes, «8.6» GB. Kept', stream / 1e9);
    says('recomputed, that is «687» GB', (layers * stream) / 1e9);
    says('687 GB, «86» GB per GPU', (layers * stream) / tensor / 1e9);
    says('16 parts of «32,768» tokens', block);
    says('tokens leave «5.4» GB', (layers * stream) / tensor / ranks / 1e9);
  });

  it('hides the transfer', () => {
    says('\\frac18=«1{,}236».$$', ((rate / network) * kvHeads) / heads);
    const compute = (4 * block ** 2 * heads * headSize) / rate;
    const send = (4 * block * kvHeads * headSize) / network;
    says('of 32,768 takes «8.9» ms to compute', 1e3 * compute);
    says('compute and «0.34» ms to send', 1e3 * send);
    says('hidden «26.5»-fold', compute / send);
    says('26.5-fold, or «13.3»-fold', compute / send / 2);
    says('keys and values is only «268» MB', (tokens * 2 * kvHeads * headSize * 2) / 1e6);
  });

  it('balances a causal mask', () => {
    const work = (chunk: number): number => chunk + 0.5;
    says('in every step, «15.5» block units', work(ranks - 1));
    says('the average is «8».', ranks / 2);
    says('runs at «52»%', (100 * (ranks / 2)) / work(ranks - 1));
    says('52%, «1.94» times too slow', work(ranks - 1) / (ranks / 2));
    says('has «31» times the attention work of the first', work(ranks - 1) / work(0));
    const zigzag = Array.from({ length: ranks }, (_, i) => work(i) + work(2 * ranks - 1 - i));
    assert.equal(new Set(zigzag).size, 1);
  });

  it('costs the step', () => {
    const attention = 2 * tokens * width * layers;
    says('2TdL=«6.9»\\cdot10^{11}$', attention / 1e11);
    says('attention, «4.9» times the $2N$', attention / (2 * 70e9));
    const step = 3 * tokens * (attention + 2 * 70e9);
    says('takes $«1.3»\\cdot10^{18}$ FLOP', step / 1e18);
    says('FLOP, «20.6» s on 128 GPUs', step / (128 * rate));
    says('or «27» s if every', ((4 / 3) * step) / (128 * rate));
  });

  it('answers the follow-up on a weak network', () => {
    says('16=«4{,}096»$. Without', 65_536 / 16);
    const least = (2 * rate) / 12.5e9;
    says('10^9=«79{,}120»$ tokens', least);
    says('takes about «19» times as long', least / 4096);
    says('450 GB/s: «2,198» tokens', (2 * rate) / 450e9);
  });
});
