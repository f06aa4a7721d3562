import { llama8b, quotedNumbers } from './quotedNumbers';

/** Ways to take `k` of `n`. */
const choose = (n: number, k: number): number =>
  Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);

describe('numbers of question expert-parallelism', () => {
  const says = quotedNumbers('hardware-distributed-training/expert-parallelism');
  const [width, inner, tokens] = [7168, 2048, 4096];
  const copy = 3 * width;
  const compute = (tokens * 1.2e9) / 400e12;
  const time = (copies: number, bandwidth = 50e9): number => (tokens * copies * copy) / bandwidth;

  it('prices a copy and the exchange', () => {
    says('sends «7,168» bytes', width);
    says('back «14,336» (16', 2 * width);
    says('bits): «21.5» KB', copy / 1e3);
    says('routing: «150.5» KB', (7 * copy) / 1e3);
    says('layer, «3.0» µs', (1e6 * 7 * copy) / 50e9);
    says('**«12.3» ms** for', 1e3 * time(7));
    says('=«12.3»$ ms.', 1e3 * compute);
    says('From «24.6» ms', 1e3 * (time(7) + compute));
  });

  it('limits the nodes', () => {
    const nodes = 8 * (1 - choose(224, 8) / choose(256, 8));
    says('hit «5.3» of 8', nodes);
    says('4\\cdot7/8=«3.5»$ copies', (4 * 7) / 8);
    says('copies, «75» KB', (3.5 * copy) / 1e3);
    says('75 KB, **«6.2» ms**', 1e3 * time(3.5));
    says('at most «172» KB', (8 * copy) / 1e3);
    says('same time, «4.4» ms', 1e3 * time(8, 160e9));
    says('160/50 = «3.2» experts', 160 / 50);
  });

  it('overlaps', () => {
    const slower = compute * (132 / 112);
    says('132 multiprocessors, «15»%', (100 * 20) / 132);
    says('6.2) = «14.5» ms', 1e3 * Math.max(slower, time(3.5)));
    says('made «18»% slower', 100 * (132 / 112 - 1));
    says('could be «2.3» times', slower / time(3.5));
  });

  it('divides FLOPs by bytes', () => {
    const flops = 6 * width * inner;
    says('2f=«4{,}096»$ FLOP', flops / copy);
    says('=«8{,}000»$', 400e12 / 50e9);
    says('and reach «9,362»', (8 * flops) / (3.5 * copy));
    says('to «16,384».', (6 * width * 8192) / copy);
    says('«1.75» leave the node', (2 * 7) / 8);
    says('node, «38» KB', (1.75 * copy) / 1e3);
    says('KB, «3.1» ms', 1e3 * time(1.75));
    says('are «2,016» pairs', choose(64, 2));
    says('but «4.1»e14 ways', choose(256, 8) / 1e14);
    says('slices of «256» columns', inner / 8);
  });

  it('stretches the fullest GPU', () => {
    const routed = 8 * 6 * width * inner;
    says('are «705» of', routed / 1e6);
    says('token, «59»%', (100 * routed) / 1.2e9);
    says('takes «1.29» times', 1 + (0.5 * routed) / 1.2e9);
  });
});

describe('numbers of question low-precision-training', () => {
  const says = quotedNumbers('scaling-optimization-numerics/low-precision-training');
  const grid = [0, 0.5, 1, 1.5, 2, 3, 4, 6];

  it('counts the grid and the bits', () => {
    says('$0, 0.5, 1, 1.5, 2, 3, 4, «6»$', grid.at(-1)!);
    says('below «0.25» of the scale', grid[1]! / 2);
    says('one outlier «24» times', 6 / 0.25);
    says('$4+8/16=«4.5»$ bits', 4 + 8 / 16);
    says('two, «4.25» bits', 4 + 8 / 32);
    says('a span of «12» between', 6 / 0.5);
  });

  it('accelerates a part of the step', () => {
    const fp8 = 0.2 + 0.8 / 2;
    const fp4 = 0.2 + 0.8 * (0.15 + 0.85 / 4);
    says('0.8/2=«0.600»$', fp8);
    says('| «1.67» |', 1 / fp8);
    says('0.85/4)=«0.490»$', fp4);
    says('| «2.04» |', 1 / fp4);
    says('over FP8 is «1.22».', fp8 / fp4);
    says('needs «22»% more tokens has lost', 100 * (fp8 / fp4 - 1));
  });

  it('counts bytes of states', () => {
    const [before, after] = [2 + 2 + 12, 4.5 / 8 + 2 + 12];
    says('become «14.6».', after);
    says('become «0.56», 9%', 4.5 / 8);
    says('0.56, «9»% less', 100 * (1 - after / before));
    says('in all, «192» GB', before * 12);
    says('bytes, «175» GB', after * 12);
  });

  it('rounds the scale of a block', () => {
    says('off by «14»%', (100 * 1) / 7);
    says('7/6 = «1.167» rounds', 7 / 6);
    says('rounds to «1.125»', Math.round((7 / 6) * 8) / 8);
    says('clipped to «6.75»', 6 * 1.125);
    says('off by «3.6»%', 100 * (1 - 6.75 / 7));
  });

  it('rounds small gradients', () => {
    says('with probability «0.4», mean', 0.2 / 0.5);
    says('deviation of «0.245» times', 0.5 * Math.sqrt(0.4 * 0.6));
    says('root of 1,000, «7.7»', 0.5 * Math.sqrt(0.4 * 0.6 * 1000));
    says('instead of «200».', 0.2 * 1000);
  });
});

describe('numbers of question matrix-optimizers', () => {
  const says = quotedNumbers('scaling-optimization-numerics/matrix-optimizers');
  const { width, inner, layers, table, total, layer } = llama8b;
  const hidden = layers * layer;
  const iterate = (a: number, b: number): number => {
    const [m, M] = [Math.min(a, b), Math.max(a, b)];
    return 5 * (4 * m * m * M + 2 * m ** 3);
  };
  const all = layers * (2 * iterate(width, width) + 2 * iterate(1024, width) + 3 * iterate(width, inner));
  const rate = 400e12;
  const model = 6 * 8.03e9 * 4e6;
  const newtonSchulz = (s: number): number =>
    Array.from({ length: 5 }).reduce<number>((x) => 3.4445 * x - 4.775 * x ** 3 + 2.0315 * x ** 5, s);

  it('counts tensors and bytes', () => {
    says('only, «6.98»B', hidden / 1e9);
    says('norm gains, «1.05»B', (total - hidden) / 1e9);
    says('1.05 of «8.03» billion', total / 1e9);
    says('1.05B or «13»%', (100 * 2 * table) / total);
    says('two: «27.9» of', (4 * hidden) / 1e9);
    says('27.9 of «128.5» GB', (16 * total) / 1e9);
  });

  it('compares update sizes', () => {
    says(': «0.0156» for', 1 / Math.sqrt(width));
    says('4096$, «0.0084» for', 1 / Math.sqrt(inner));
    says('(A,B)}$, «12.8» and', 0.2 * Math.sqrt(width));
    says('12.8 and «23.9»;', 0.2 * Math.sqrt(inner));
    says('step is «13» to 24', 0.2 * Math.sqrt(width));
    says('13 to «24» times too small, and', 0.2 * Math.sqrt(inner));
  });

  it('prices the iteration', () => {
    says('total «0.35»% at', (100 * all) / model);
    says('them: «1.66» s', all / rate);
    says('top of «1.88» s', model / (256 * rate));
    says('1.88 s, «88»% more', (100 * all) / rate / (model / (256 * rate)));
    says('send the result back: «13.7» ms', (1e3 * iterate(width, inner)) / rate);
    says('14,336: «20.8» TFLOP', all / layers / 1e12);
    says('32 layers «666»', all / 1e12);
    says('Spread, «224» matrices', 7 * layers);
  });

  it('runs five Newton-Schulz steps', () => {
    const ends = Array.from({ length: 9901 }, (_, i) => newtonSchulz(0.01 + i / 1e4));
    says('end between «0.68» and', Math.min(...ends));
    says('0.68 and «1.13».', Math.max(...ends));
    says('give «0.70», 0.70', newtonSchulz(1));
    says('0.70, «0.70» and', newtonSchulz(0.01));
    says('and «0.05»:', newtonSchulz(0.0001));
    says('3.4445^5=«485»$', 3.4445 ** 5);
  });
});
