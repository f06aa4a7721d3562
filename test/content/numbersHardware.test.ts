import { h100, numbersOf } from './quotedNumbers';

const topic = 'hardware-distributed-training';
const ridge = h100.flops / h100.bandwidth;

describe('numbers of question roofline', () => {
  const says = numbersOf(topic, 'roofline');
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
