import { h100, kvBytes, llama8b, quotedNumbers, sum } from './quotedNumbers';

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
    says('TFLOP/s), «88»% more', (100 * all) / rate / (model / (256 * rate)));
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

describe('numbers of question disaggregated-serving', () => {
  const says = quotedNumbers('inference-serving/disaggregated-serving');
  const flops = (8 * h100.flops) / 2;
  const bandwidth = 8 * h100.bandwidth * 0.8;
  const [weights, token] = [140e9, kvBytes(80, 8, 128)];
  const prefill = (tokens: number): number => (2 * 70e9 * tokens) / flops;
  /** Mean wait of an M/D/1 queue. */
  const wait = (load: number, service: number): number => (load * service) / (2 * (1 - load));
  /** Step of a decode node in balance; `free` is the share of time left to decode. */
  const step = (rate: number, output: number, context: number, free = 1): number =>
    weights / bandwidth / (free - (rate * output * context * token) / bandwidth);
  const whole = prefill(4096);

  it('finds the stall', () => {
    says('does «3.96» PFLOP/s', flops / 1e15);
    says('and «21.4» TB/s', bandwidth / 1e12);
    says('FLOPs, «145» ms', 1e3 * whole);
    const gap = step(4, 512, 4352, 1 - 4 * whole);
    says('gap is «23» ms', 1e3 * gap);
    says('23 ms, «43» steps', 1 / gap);
    says('second, so «9»% of', 100 * 4 * gap);
  });

  it('sizes the pools', () => {
    says('0.145=«2.9»$ nodes', 20 * whole);
    says('run at «97»% and', (100 * 20 * whole) / 3);
    says('and wait «2.1» s', wait((20 * whole) / 3, whole));
    says('four at «72»% wait', (100 * 20 * whole) / 4);
    says('wait «0.19» s', wait(5 * whole, whole));
    says('TTFT «0.34» s', whole + wait(5 * whole, whole));
    const t = step(20, 512, 4352);
    const sequences = 20 * 512 * t;
    says('«4,352» tokens (1.43', 4096 + 256);
    says('tokens («1.43» GB)', (4352 * token) / 1e9);
    says('t=«20.5»\\text', 1e3 * t);
    says('B=«210».', sequences);
    says('«299» GB of cache', (sequences * 4352 * token) / 1e9);
    says('pool leaves «82»% of', 100 * (1 - (sequences * weights) / t / (8 * h100.flops)));
    says('idle («64»% of the usable', 100 * (1 - (sequences * weights) / t / flops));
  });

  it('moves the cache', () => {
    says('4096\\cdot«327{,}680»$', token);
    says('B = «1.34» GB', (4096 * token) / 1e9);
    says('request, «27» ms', (1e3 * 4096 * token) / 50e9);
    says('GB/s; «26.8» GB/s', (20 * 4096 * token) / 1e9);
    says('in all, «54»% of', (100 * 20 * 4096 * token) / 50e9);
    says('it would be «0.45» s', (4096 * token) / 3e9);
  });

  it('chunks', () => {
    const chunk = prefill(512 + 40);
    says('a step of «19.5» ms', 1e3 * chunk);
    says('bytes take «9.2» ms', (1e3 * (weights + 40 * 4352 * token)) / bandwidth);
    says('prompt, «63»% busy', 100 * 32 * chunk);
    says('TTFT «0.29» s', 8 * chunk + wait(32 * chunk, 8 * chunk));
    says('near the «6.5» ms', (1e3 * weights) / bandwidth);
  });

  it('turns the traffic round', () => {
    const one = prefill(1024);
    says('Prefill: «36» ms', 1e3 * one);
    says('each, «0.72» nodes', 20 * one);
    says('node with «48» ms', 1e3 * wait(20 * one, one));
    says('tokens, «0.671» GB', (2048 * token) / 1e9);
    says('need «128»% of', (100 * 20 * 2048 * 2048 * token) / bandwidth);
    const t = step(10, 2048, 2048);
    says('each: «18.2» ms', 1e3 * t);
    says('and «373» sequences', 10 * 2048 * t);
    says('sequences, «250» GB', (10 * 2048 * t * 2048 * token) / 1e9);
  });

  it('loses a node', () => {
    const again = 20 * 512 * step(20, 512, 4352) * prefill(4352);
    says('average: «32» s', again);
    says('have «1.1» nodes', 4 - 20 * whole);
    says('so «29» s', again / (4 - 20 * whole));
    says('down to «9.9» ms', 1e3 * step(10, 512, 4352));
  });
});

describe('numbers of question prefix-caching', () => {
  const says = quotedNumbers('inference-serving/prefix-caching');
  const flops = (8 * h100.flops) / 2;
  const token = kvBytes(80, 8, 128);
  const turns = Array.from({ length: 12 }, (_, i) => i + 1);
  const prompt = (turn: number): number => 6000 + 1500 * turn;
  const sent = sum(turns.map(prompt));
  const linear = (tokens: number): number => (2 * 70e9 * tokens) / flops;
  /** Scores and values of `tokens` queries that see `context` keys on average. */
  const attention = (tokens: number, context: number): number => (4 * tokens * context * 8192 * 80) / flops;

  it('counts tokens', () => {
    says('$6000+1500t$ tokens, «189,000» in', sent);
    says('Only «18,000» are new', 12 * 1500);
    says('hit «171,000» of', sent - 18_000);
    says('are new: «90.5»% could', 100 * (1 - 18_000 / sent));
    says('could be hits, «38.1»% with', (100 * 72_000) / sent);
    const found = turns.map((turn) =>
      sum(turns.filter((j) => j < turn).map((j) => (1500 * j * (7 / 8) ** (turn - 1 - j)) / 8)),
    );
    says('everywhere: «59»% at best', (100 * (72_000 + sum(found))) / sent);
    says('tokens hit, «36»%, and', (100 * 6000) / 16_500);
    says('36% instead of «91»%', (100 * 15_000) / 16_500);
  });

  it('counts bytes', () => {
    says('«327,680» B per token', token);
    says('ends at «7.86» GB', (24_000 * token) / 1e9);
    says('hold «25» of them', 200e9 / (24_000 * token));
    says('(«15,750» tokens', sum(turns.map(prompt)) / 12);
    says('tokens, «5.2» GB) comes', (15_750 * token) / 1e9);
    says('back in «10» ms', (1e3 * 15_750 * token) / 512e9);
    says('recomputing takes «0.56» s', linear(15_750));
    says('10 ms, «55» times less', linear(15_750) / ((15_750 * token) / 512e9));
    says('hold some «388» sessions', 2e12 / (15_750 * token));
  });

  it('times the last turn', () => {
    const [before, after] = [
      linear(24_000) + attention(24_000, 12_000),
      linear(1500) + attention(1500, 23_250),
    ];
    says('of the peak «0.85» s plus', linear(24_000));
    says('plus «0.19» s of', attention(24_000, 12_000));
    says('0.08 s instead of «1.04» s', before);
    says('it takes «0.076» s', after);
    says('0.076 s, «13.7» times', before / after);
    says('less for «16» times', 24_000 / 1500);
  });
});

describe('numbers of question kv-quantization', () => {
  const says = quotedNumbers('inference-serving/kv-quantization');
  const bandwidth = 8 * h100.bandwidth * 0.8;
  const sequence = kvBytes(80, 8, 128) * 32_768;
  const free = 8 * h100.memory * 0.9 - 140e9;
  const fit = (bits: number): number => Math.floor((free * 16) / (sequence * bits));
  const step = (bits: number, count: number): number => (140e9 + (count * sequence * bits) / 16) / bandwidth;

  it('counts bits and sequences', () => {
    says('there are «436» GB', free / 1e9);
    says('| bf16 | 16 | 1 | «10.7» | 40', sequence / 1e9);
    says('10.7 | «40» |', fit(16));
    says('| 2 | «5.4» |', sequence / 2e9);
    says('5.4 | «81» |', fit(8));
    says('of 64 | «4.5» |', 4 + 32 / 64);
    says('4.5 | «3.56» |', 16 / 4.5);
    says('3.56 | «3.0» |', (sequence * 4.5) / 16e9);
    says('3.0 | «144» |', fit(4.5));
    says('of 32 | «3» |', 2 + 32 / 32);
    says('3 | «5.33» |', 16 / 3);
    says('5.33 | «2.0» |', (sequence * 3) / 16e9);
    says('2.0 | «216» |', fit(3));
    says('rather than «160»', 4 * fit(16));
  });

  it('times the steps', () => {
    says('sequences, «429» GB of cache', (40 * sequence) / 1e9);
    says('cache: «26.6» ms', 1e3 * step(16, 40));
    says('bits it is «12.2» ms', 1e3 * step(4.5, 40));
    says('users: 140 + «121» GB', (40 * sequence * 4.5) / 16e9);
    says('26.6 ms, «2.2» times faster', step(16, 40) / step(4.5, 40));
    says('144 users at «26.8» ms, 3.6', 1e3 * step(4.5, 144));
    says('below about «46» users', 140e9 / ((sequence * 4.5) / 16));
    const window = 128 * kvBytes(80, 8, 128) * (1 - 4.5 / 16);
    says('window adds «1»% to', (100 * window) / ((sequence * 4.5) / 16));
  });

  it('places the steps of a scale', () => {
    const error = (range: number): number => range / 15 / Math.sqrt(12);
    says('21/15=«1.4»$', 21 / 15);
    says('per logit is «0.40»', error(21));
    says('a step of «0.133»', 2 / 15);
    says('error of «0.038», 10.5', error(2));
    says('0.038, «10.5» times', error(21) / error(2));
    says('40/15 = «2.67», twenty', 40 / 15);
    says('e^{0.40}=«1.5»$', Math.exp(0.4));
  });
});

describe('numbers of question modern-drafting', () => {
  const says = quotedNumbers('inference-serving/modern-drafting');
  const flops = (8 * h100.flops) / 2;
  const bandwidth = 8 * h100.bandwidth * 0.8;
  const weights = 140e9;
  const width = 8192;
  const layer = 2 * width ** 2 + 2 * width * 1024 + 3 * width * 28_672;
  /** Attention of the draft reads its feature beside the token's embedding, twice the width. */
  const wider = width ** 2 + 2 * width * 1024;
  const head = layer + wider + 3 * width ** 2 + 32_000 * width;
  const tokens = (drafts: number, accepted = 0.8): number => (1 - accepted ** (drafts + 1)) / (1 - accepted);
  const reading = (count: number, context: number): number =>
    (weights + count * context * kvBytes(80, 8, 128)) / bandwidth;
  const pass = (count: number, each: number, context = 1000): number =>
    Math.max(reading(count, context), (count * each * weights) / flops);
  const draft = (count: number): number => Math.max((2 * head) / bandwidth, (count * 2 * head) / flops);
  const gain = (count: number, drafts: number, context = 1000): number =>
    (tokens(drafts) * pass(count, 1, context)) / (pass(count, drafts + 1, context) + drafts * draft(count));

  it('prices the drafts', () => {
    says('tokens «1.40»B weights', head / 1e9);
    says('weights, «2.8» GB', (2 * head) / 1e9);
    says('$c=«0.020»$', (2 * head) / weights);
    says('$c=«0.114»$', 16e9 / weights);
    says('drafts («3.69» tokens', tokens(5));
    says('that is «3.35» times', gain(1, 5));
    says('instead of «2.35». It', tokens(5) / (1 + (5 * 16e9) / weights));
    const needed = (tokens(5) * (1 + 80 / 140)) / (1 + (10 * head) / weights);
    const accepted = Array.from({ length: 200 }, (_, i) => 0.8 + i / 1000).find(
      (a) => tokens(5, a) >= needed,
    );
    says('from 0.8 to «0.95» just', accepted!);
    says('a chain, «2.77» tokens', tokens(4, 0.7));
  });

  it('fills the table', () => {
    says('=«35»$ µs', (1e6 * weights) / flops);
    says('sequence «6.55» ms', 1e3 * pass(1, 1));
    const rows: [number, string][] = [
      [1, '| 1 | «185» |'],
      [16, '| 16 | «12» |'],
      [64, '| 64 | «3.3» |'],
      [128, '| 128 | «1.9» |'],
      [256, '| 256 | «1.15» |'],
    ];
    for (const [count, phrase] of rows) says(phrase, (reading(count, 1000) * flops) / weights / count);
    says('| 1 | 185 | «1.76» | 2.35 | 3.35', gain(1, 1));
    says('| 1 | 185 | 1.76 | «2.35» | 3.35', gain(1, 2));
    says('| 16 | 12 | «1.77» |', gain(16, 1));
    says('| 16 | 12 | 1.77 | «2.35» |', gain(16, 2));
    says('1.77 | 2.35 | «3.36» |', gain(16, 5));
    says('| 3.3 | «1.77» |', gain(64, 1));
    says('| 1.77 | «2.36» |', gain(64, 2));
    says('| 2.36 | «1.94» |', gain(64, 5));
    says('| 1.9 | «1.66» |', gain(128, 1));
    says('| 1.66 | «1.49» |', gain(128, 2));
    says('| 1.49 | «1.12» |', gain(128, 5));
    says('| 1.15 | «1.03» |', gain(256, 1));
    says('| 1.03 | «0.93» |', gain(256, 2));
    says('| 0.93 | «0.70» |', gain(256, 5));
    says('then give «3.53».', gain(64, 5, 8000));
  });

  it('grows trees', () => {
    const tree = (nodes: number): number => {
      const choices = [0.7, 0.12, 0.05];
      const open = [...choices];
      let total = 1;
      for (let i = 0; i < nodes; i++) {
        const best = open.sort((a, b) => b - a).shift()!;
        total += best;
        open.push(...choices.map((choice) => best * choice));
      }
      return total;
    };
    says('$0.7^4=«0.24»$', 0.7 ** 4);
    says('$0.7^6=«0.118»$', 0.7 ** 6);
    says('): «3.26» against', tree(8));
    says('3.26 against «3.20»', tokens(8, 0.7));
    says('64: «4.71» against', tree(64));
    says('tokens, «3.33» at 0.7', 1 / 0.3);
    says('mask that shows a node its ancestors only: «4.71» tokens', tree(64));
  });

  it('counts experts and classes', () => {
    says('touch «44» of 256 experts instead', 256 * (1 - (1 - 8 / 256) ** 6));
    says('code gets «4.7» tokens', tokens(5, 0.9));
    says('chat «1.97»;', tokens(5, 0.5));
    says('two, «2.71» and', tokens(2, 0.9));
    says('2.71 and «1.75».', tokens(2, 0.5));
  });
});
