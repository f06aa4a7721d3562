import assert from 'node:assert/strict';
import { h100, kvBytes, llama8b, quotedNumbers } from './quotedNumbers';

const softmax = (scores: number[]): number[] => {
  const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
  return scores.map((score) => Math.exp(score) / total);
};

describe('numbers of question scaled-dot-product', () => {
  const says = quotedNumbers('attention-position-longcontext/scaled-dot-product');

  it('has the spread of the scores', () => {
    says('standard deviation $\\sqrt{d_k}$: «8» for $d_k=64$', Math.sqrt(64));
    says('«11.3» for 128', Math.sqrt(128));
    says('have a standard deviation of «8» for heads of 64', Math.sqrt(64));
  });

  it('saturates a softmax', () => {
    const [first, second, third] = softmax([1, 0, -1]);
    says('1, 0, -1 get weights «0.665», 0.245', first!);
    says('0.665, «0.245» and 0.090', second!);
    says('0.245 and «0.090»', third!);
    says('the scores 8, 0, -8 give «0.9997» to the first', softmax([8, 0, -8])[0]!);
    const slope = (gap: number): number => {
      const [p] = softmax([gap, 0]);
      return p! * (1 - p!);
    };
    says('for two keys: «0.197» at a gap of 1', slope(1));
    says('but «0.00034» at a gap of 8', slope(8));
    says('«586» times less', slope(1) / slope(8));
  });

  it('costs quadratic work', () => {
    const [length, width] = [4096, 128];
    says('together «8.6» GFLOP', (2 * 2 * length ** 2 * width) / 1e9);
    says('$S$ would need «33.6» MB per head', (2 * length ** 2) / 1e6);
  });
});

describe('numbers of question flashattention-io', () => {
  const says = quotedNumbers('attention-position-longcontext/flashattention-io');
  const tokens = 1e7;
  const attention = 2 * tokens ** 2 * 8192 * 80;
  const rest = 2 * 70e9 * tokens;

  it('compares attention with everything else', () => {
    says('= «1.31»\\times10^{20}$, everything else', attention / 1e20);
    says('= «1.31»\\times10^{20}$ FLOPs, the rest', attention / 1e20);
    says('everything else $«1.40»\\times10^{18}$', rest / 1e18);
    says('10^7 = «1.4»\\times10^{18}$', rest / 1e18);
    says('10^{18}$: «94» times.', attention / rest);
    says('it is about «94» times everything else', attention / rest);
    says('tokens attention is «94» times the rest', attention / rest);
    says('the quadratic part is «94» times the rest', attention / rest);
  });

  it('takes hours and does not fit', () => {
    const hours = (attention + rest) / (8 * h100.flops * 0.5) / 3600;
    says('eight H100s need «9.3» hours', hours);
    says('TFLOP/s that is «9.3» hours', hours);
    const kv = kvBytes(80, 8, 128);
    says('«327,680» bytes per token, 3.28 TB', kv);
    says('bytes per token, «3.28» TB', (kv * tokens) / 1e12);
    says('bytes, «3.28» TB, against 0.64 TB', (kv * tokens) / 1e12);
    says('against «0.64» TB of memory', (8 * h100.memory) / 1e12);
    says('in bf16 takes «200» TB per head', (2 * tokens ** 2) / 1e12);
  });

  it('finds standard attention below the ridge', () => {
    says('an intensity of «64» FLOP per byte', (4 * 128) / 8);
    says('against a ridge of «295» on an H100', h100.flops / h100.bandwidth);
  });
});

describe('numbers of question gqa', () => {
  const says = quotedNumbers('attention-position-longcontext/gqa');
  const bytes = (kvHeads: number): number => kvBytes(32, kvHeads, 128);

  it('sizes the cache for 32, 8 and 1 heads', () => {
    says('32 KV heads | «524,288» B', bytes(32));
    says('GQA, 8 | «131,072» B', bytes(8));
    says('MQA, 1 | «16,384» B', bytes(1));
    says('B | «4.29» GB', (8192 * bytes(32)) / 1e9);
    says('B | «1.07» GB', (8192 * bytes(8)) / 1e9);
    says('B | «0.13» GB', (8192 * bytes(1)) / 1e9);
    says('here from «524,288» to 131,072', bytes(32));
  });

  it('counts sequences and bytes of a step', () => {
    const free = 0.9 * h100.memory - 2 * llama8b.total;
    says('and «16.1» GB of weights', (2 * llama8b.total) / 1e9);
    says('GB of weights, «52» such sequences', Math.floor(free / (8192 * bytes(8))));
    says('sequences fit instead of «13»', Math.floor(free / (8192 * bytes(32))));
    const read = 2 * (llama8b.layers * llama8b.layer + llama8b.table);
    says('because «15.0» GB of weights are read too', read / 1e9);
    says('gains a factor of «1.20», not 4', (read + 8192 * bytes(32)) / (read + 8192 * bytes(8)));
  });

  it('counts the weights saved', () => {
    const perLayer = 2 * 4096 * (4096 - 1024);
    says('= «25.2»$ million weights per layer', perLayer / 1e6);
    says('per layer, «0.81» billion in all', (32 * perLayer) / 1e9);
  });

  it('answers the follow-ups', () => {
    const bytes70b = kvBytes(80, 8, 128);
    says('= «327{,}680»$ bytes per token, times 4,096', bytes70b);
    says('times 4,096 is «1,342,177,280» bytes', 4096 * bytes70b);
    says('bytes: «1.34» GB or', (4096 * bytes70b) / 1e9);
    says('or «1.25» GiB', (4096 * bytes70b) / 2 ** 30);
    says('as much, «10.7» GB', (4096 * kvBytes(80, 64, 128)) / 1e9);
    says('GB or «10» GiB', (4096 * kvBytes(80, 64, 128)) / 2 ** 30);
    says('DeepSeek-V3, «70,272» bytes', 576 * 61 * 2);
  });
});

describe('numbers of question multi-head', () => {
  const says = quotedNumbers('attention-position-longcontext/multi-head');

  it('counts weights and bytes', () => {
    says('$4d^2 = «67»$ million weights', (4 * 4096 ** 2) / 1e6);
    says("that's 32 matrices, «1» GiB", (32 * 4096 ** 2 * 2) / 2 ** 30);
    says('instead of one of «32» MiB', (4096 ** 2 * 2) / 2 ** 20);
    says('the same size, «8,192» numbers per token and layer', 2 * 128 * 32);
  });
});

describe('numbers of question causal-masking', () => {
  const says = quotedNumbers('attention-position-longcontext/causal-masking');

  it('counts the pairs that remain', () => {
    const length = 2048;
    says('remain, «2,098,176» of', (length * (length + 1)) / 2);
    says('of «4,194,304» at $T=2048$', length ** 2);
  });
});

describe('numbers of question rope-vs-alibi', () => {
  const says = quotedNumbers('attention-position-longcontext/rope-vs-alibi');
  const slope = (head: number, heads = 8): number => 2 ** ((-8 * head) / heads);

  it('has the slopes and what they leave', () => {
    says("they're 1/«2», 1/4", 1 / slope(1));
    says('1/4, ..., 1/«256»', 1 / slope(8));
    says('1,000 tokens away «2.0»%', 100 * Math.exp(-1000 * slope(8)));
    says('$«1.1»\\times10^{-7}$', Math.exp(-4096 * slope(8)) * 1e7);
    says('$1000/256 = «3.9»$', 1000 * slope(8));
    says('$e^{-3.9} = «0.020»$', Math.exp(-1000 * slope(8)));
    says('is $e^{-«500»}$, zero', 1000 * slope(1));
    says('a factor of «0.61» per token', Math.exp(-slope(1)));
    says('hardly «16» at 4,096 tokens', 4096 * slope(8));
  });

  it('raises the base', () => {
    says('the base becomes «40,89»0', Math.round((10_000 * 4 ** (128 / 126)) / 10));
  });
});

describe('numbers of question permutation-equivariance', () => {
  const says = quotedNumbers('attention-position-longcontext/permutation-equivariance');
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const causal = (values: number[]): number[] => values.map((_, i) => mean(values.slice(0, i + 1)));

  it('breaks the symmetry with a causal mean', () => {
    says('both outputs are «2» in either order', mean([1, 3]));
    says('the order (1, 3) gives («1», 2)', causal([1, 3])[0]!);
    says('the order (1, 3) gives (1, «2»)', causal([1, 3])[1]!);
    says('the order (3, 1) gives («3», 2)', causal([3, 1])[0]!);
    says('the order (3, 1) gives (3, «2»)', causal([3, 1])[1]!);
  });
});

describe('numbers of question context-windows', () => {
  const says = quotedNumbers('attention-position-longcontext/context-windows');
  const { layers, layer, table, width, kvToken, total } = llama8b;
  const prefill = (n: number): number => n * (2 * (layers * layer + table) + 2 * n * width * layers);
  const [short, long] = [8192, 131_072];

  it('prices the prompt', () => {
    says('spends «15.0» GFLOP per token', (2 * (layers * layer + table)) / 1e9);
    says('| 8,192 | «0.14» P', prefill(short) / 1e15);
    says('P | «0.28» s', prefill(short) / (0.5 * h100.flops));
    says('| 131,072 | «6.5» P', prefill(long) / 1e15);
    says('P | «13» s', prefill(long) / (0.5 * h100.flops));
    says('16 times the tokens cost «46» times', prefill(long) / prefill(short));
  });

  it('prices the memory', () => {
    says('is what grows: «131,072» bytes per token', kvToken);
    says('per token, «1.07» GB at 8K', (short * kvToken) / 1e9);
    says('at 8K, «17.2» GB at 128K', (long * kvToken) / 1e9);
    says('the «16.1» GB of weights', (2 * total) / 1e9);
    const free = 0.9 * h100.memory - 2 * total;
    says('reserve holds «3» such requests', Math.floor(free / (long * kvToken)));
    says('requests instead of «52»', Math.floor(free / (short * kvToken)));
  });

  it('answers the follow-ups', () => {
    says('n=12d = «49{,}152»$', 12 * width);
    says('matrices, «436» million FLOPs', (2 * layer) / 1e6);
    says("it's at «53,248»", (2 * layer) / (2 * width));
    says('about «7.0» s on one GPU', prefill(90_000) / (0.5 * h100.flops));
    says('its «11.8» GB of cache', (90_000 * kvToken) / 1e9);
  });
});

describe('numbers of question kv-efficiency-stack', () => {
  const says = quotedNumbers('attention-position-longcontext/kv-efficiency-stack');
  const latent = (512 + 64) * 61 * 2;
  const grouped = kvBytes(80, 8, 128);

  it('compares the bytes of a token', () => {
    says('61\\cdot2=«70{,}272»$ B', latent);
    says('for DeepSeek-V3, «71» times less', (128 * (192 + 128)) / (512 + 64));
    says('and «4.7» times less than a 70B', grouped / latent);
    says('128\\cdot2=«327{,}680»$ B', grouped);
    says('by heads «40,960» B per GPU', grouped / 8);
    says('MLA needs «1.7» times as much', latent / (grouped / 8));
    says('in total «562,176» B', 8 * latent);
    says('in all, «4.7» times less', grouped / latent);
  });

  it('compares the intensities of decode attention', () => {
    const groupedFlops = 8 * 4 * 128;
    says('128=«4{,}096»$ FLOP', groupedFlops);
    says('key and of value, «512» bytes', 2 * 128 * 2);
    says('FLOP: «8» FLOP per byte', groupedFlops / 512);
    const latentFlops = 128 * 2 * (576 + 512);
    says('numbers, «1,152» bytes', 576 * 2);
    says('each, «278,528» FLOP', latentFlops);
    says('FLOP: «242» FLOP per byte', latentFlops / 1152);
    says('128 queries: «242» FLOP per byte', latentFlops / 1152);
  });
});

describe('numbers of question seq2seq-bottleneck', () => {
  const says = quotedNumbers('attention-position-longcontext/seq2seq-bottleneck');

  it('divides the state of a deep LSTM by words', () => {
    const state = 4 * 2 * 1000;
    says('it had «8,000» numbers', state);
    says('numbers: «800» per word', state / 10);
    says('ten words, «80» per word', state / 100);
  });

  it('weighs three source states', () => {
    const [first, second, third] = softmax([2, 1, 0]);
    says('give weights «0.665», 0.245', first!);
    says('0.665, «0.245», 0.090', second!);
    says('0.245, «0.090». Luong', third!);
    says('are «7.39», 2.72, 1', Math.exp(2));
    says('7.39, «2.72», 1', Math.exp(1));
    says('their sum «11.11»', Math.exp(2) + Math.exp(1) + 1);
  });
});

describe('numbers of question attention-variants', () => {
  const says = quotedNumbers('attention-position-longcontext/attention-variants');
  const length = 32_768;
  const window = 4096;
  const cache = (kvHeads: number): number => kvBytes(32, kvHeads, 128) * length;
  const keptShare = (1 + (3 * window) / length) / 4;
  const localShare = (length * window - window ** 2 / 2) / (length ** 2 / 2);
  const pairShare = (1 + 3 * localShare) / 4;

  it('sizes the cache of each variant', () => {
    says('| as it is | «17.18» GB', cache(32) / 1e9);
    says('| MQA | «0.54» GB', cache(1) / 1e9);
    says('| GQA, 8 groups | «4.29» GB', cache(8) / 1e9);
    says('| window in 3 of 4 layers | «5.91» GB', (cache(32) * keptShare) / 1e9);
    says('+ Flash | «1.48» GB', (cache(8) * keptShare) / 1e9);
    says('from «17.2» GB to 0.54', cache(32) / 1e9);
    says('to «0.54» and 4.29 GB', cache(1) / 1e9);
    says('from «17.2» gigabytes per', cache(32) / 1e9);
    says('to 0.54, or «4.3» with', cache(8) / 1e9);
  });

  it('counts pairs of local and global layers', () => {
    says('| 5.91 GB | «43»% |', 100 * pairShare);
    says('| 1.48 GB | «43»% |', 100 * pairShare);
    says('n^2/2=«5.37»\\times10^8', length ** 2 / 2 / 1e8);
    says('nW-W^2/2=«1.26»\\times10^8', (length * window - window ** 2 / 2) / 1e8);
    says('which is «23.4»% of that', 100 * localShare);
    says('/4=«42.6»\\%$', 100 * pairShare);
    says('FLOPs fall by «57»%', 100 * (1 - pairShare));
    const long = 131_072;
    const longLocal = (long * window - window ** 2 / 2) / (long ** 2 / 2);
    assert.ok(Math.abs(1 / (1 + 3 * longLocal) - 5 / 6) < 0.02);
  });

  it('bounds the reach and sizes the matrix', () => {
    says('$32\\cdot4096=«131{,}072»$', 32 * window);
    says('matrix, «2.15» GB per bf16 head', (2 * length ** 2) / 1e9);
  });
});
