import assert from 'node:assert/strict';
import { quotedNumbers, sum } from './quotedNumbers';

describe('numbers of question prenorm-postnorm', () => {
  const says = quotedNumbers('transformer-architecture/prenorm-postnorm');
  const sublayers = (blocks: number): number => 2 * blocks;
  /** Share of the embedding that the skip path keeps when every sum of two unit variances is normed. */
  const postNormShare = (blocks: number): number => Math.SQRT1_2 ** sublayers(blocks);

  it('follows the embedding through the stack', () => {
    says('they cross «192» norms', sublayers(96));
    says('$2^{-6}=«0.016»$ is left on the direct path', postNormShare(6));
    says('$2^{-96}\\approx«1.3»\\times10^{-29}$', postNormShare(96) * 1e29);
    says('$1/\\sqrt{193}=«0.072»$', 1 / Math.sqrt(1 + sublayers(96)));
  });

  it('sizes the last update and the scaled initialisation', () => {
    says('fraction, «7.2»% for the last', 100 / Math.sqrt(sublayers(96)));
    says('which is «7.2»%', 100 / Math.sqrt(sublayers(96)));
    says('changes it by only «7»%', 100 / Math.sqrt(sublayers(96)));
    says('$1/\\sqrt{2L}=«0.072»$', 1 / Math.sqrt(2 * 96));
    says('a factor of «4» from 6 to 96 layers', Math.sqrt(96 / 6));
  });
});

describe('numbers of question rmsnorm', () => {
  const says = quotedNumbers('transformer-architecture/rmsnorm');
  const mean = (x: readonly number[]): number => sum(x) / x.length;
  const rmsNorm = (x: readonly number[]): number[] => {
    const rms = Math.sqrt(mean(x.map((value) => value ** 2)));
    return x.map((value) => value / rms);
  };
  const layerNorm = (x: readonly number[]): number[] => rmsNorm(x.map((value) => value - mean(x)));
  const example = [1, 2, 3, 6];
  const shifted = example.map((value) => value + 10);

  it('norms the example, plain and shifted', () => {
    const [a, b, c, d] = layerNorm(example);
    says('becomes $(«-1.07»,', a!);
    says('(-1.07,«-0.53»,', b!);
    says('-0.53,«0»,', c!);
    says('-0.53,0,«1.60»)$ by LayerNorm', d!);
    const centred = rmsNorm(example);
    says('and $(«0.28»,', centred[0]!);
    says('0.28,«0.57»,', centred[1]!);
    says('0.57,«0.85»,', centred[2]!);
    says('0.85,«1.70»)$ by RMSNorm', centred[3]!);
    says('has the mean «0.849»;', mean(centred));
    layerNorm(shifted).forEach((value, i) => assert.ok(Math.abs(value - layerNorm(example)[i]!) < 1e-12));
    const drowned = rmsNorm(shifted);
    says('RMSNorm $(«0.84»,', drowned[0]!);
    says('$(0.84,«0.91»,', drowned[1]!);
    says('0.91,«0.99»,', drowned[2]!);
    says('0.99,«1.22»)$', drowned[3]!);
  });

  it('compares the traffic of the norms with the matmuls of an 8B model', () => {
    const [width, inner, kvWidth, layers] = [4096, 14_336, 1024, 32];
    const layerWeights = 2 * width ** 2 + 2 * width * kvWidth + 3 * width * inner;
    const matmuls = 2 * layers * layerWeights;
    says('are $2\\cdot«6.98»\\cdot10^9$ FLOPs', matmuls / 2 / 1e9);
    says('FLOPs, «14.1» µs at the peak', (matmuls / 989e12) * 1e6);
    says('beside «14.1» µs of matmuls', (matmuls / 989e12) * 1e6);
    const bytesPerNorm = 2 * width * 2;
    says('two bytes: «16» KB', bytesPerNorm / 1024);
    const norms = 2 * layers + 1;
    says('for «65» of them', norms);
    says('and «1.06» MB for 65', (norms * bytesPerNorm) / 1e6);
    says('65 norms of a token move «1.06» MB', (norms * bytesPerNorm) / 1e6);
    const seconds = (norms * bytesPerNorm) / 3.35e12;
    says('which is «0.32» µs', seconds * 1e6);
    says('µs of matmuls: «2.3»%', (100 * seconds) / (matmuls / 989e12));
    says('So about «2.3»% as kernels', (100 * seconds) / (matmuls / 989e12));
    says('cost about «2»% of the matmul time', (100 * seconds) / (matmuls / 989e12));
  });

  it('shows that the square of a moderate value overflows fp16', () => {
    says('fp16 maximum of «65,504»', 2 ** 15 * (2 - 2 ** -10));
    assert.ok(300 ** 2 > 65_504);
  });
});

describe('numbers of question swiglu-pragmatism', () => {
  const says = quotedNumbers('transformer-architecture/swiglu-pragmatism');

  it('finds the inner width of equal parameters', () => {
    const parity = (width: number): number => (2 * 4 * width) / 3;
    says('the inner width: «2,048» for 3,072 in the paper', parity(768));
    says('both $«4.72»$M per layer', (2 * 768 * 3072) / 1e6);
    assert.equal(3 * 768 * 2048, 2 * 768 * 3072);
    says('$8d^2 = «134»$M', (8 * 4096 ** 2) / 1e6);
    says('$h = 8d/3 = «10{,}923»$', parity(4096));
    says('takes «11,008», the next multiple', 256 * Math.ceil(parity(4096) / 256));
    says('a factor of «2.69»', 11_008 / 4096);
    says('takes 14,336 = «3.5» d', 14_336 / 4096);
    says('$h=4d=«16{,}384»$', 4 * 4096);
    says('at the same width adds «50»%', 100 * (3 / 2 - 1));
  });

  it('prices an idle cluster', () => {
    says('cost about $«49»,000 a day', (1024 * 2 * 24) / 1000);
  });
});

describe('numbers of question weight-tying', () => {
  const says = quotedNumbers('transformer-architecture/weight-tying');
  const gpt2 = 50_257 * 768;
  const llama2 = 32_000 * 4096;
  const llama3 = 128_256 * 4096;
  const small = 128_256 * 2048;

  it('relates the table to the size of the model', () => {
    says('\\cdot768 = «38.6»$M', gpt2 / 1e6);
    says('M | «31»% | yes', (100 * gpt2) / 124.44e6);
    says('\\cdot4{,}096 = «131»$M', llama2 / 1e6);
    says('M | «1.9»% | no', (100 * llama2) / 6.738e9);
    says('\\cdot4{,}096 = «525»$M |', llama3 / 1e6);
    says('M | «6.5»% | no', (100 * llama3) / 8.03e9);
    says('\\cdot2{,}048=«263»$M', small / 1e6);
    says('M, «21»% of 1.24B', (100 * small) / 1.236e9);
    says('a second would be «17.5»%', (100 * small) / (1.236e9 + small));
  });

  it('converts the saving to bytes and leaves the FLOPs', () => {
    says('make the 525M worth «8.4» GB', (16 * llama3) / 1e9);
    says('that is «8.4» GB before', (16 * llama3) / 1e9);
    says('at inference «1.05» GB of', (2 * llama3) / 1e9);
    says('GB of «16.1» GB', 2 * 8.03);
    says('the saving is «4.2» GB in training', (16 * small) / 1e9);
    says('and «0.53» GB of bf16', (2 * small) / 1e9);
    says('per token: «1.05» GFLOP', (2 * llama3) / 1e9);
  });
});

describe('numbers of question transformer-block', () => {
  const says = quotedNumbers('transformer-architecture/transformer-block');
  const [width, kvWidth, inner, headSize, context] = [4096, 1024, 14_336, 128, 4096];
  const attention = 2 * width ** 2 + 2 * width * kvWidth;
  const feedForward = 3 * width * inner;
  const block = attention + feedForward;

  it('counts the weights of a Llama 3 8B block', () => {
    says('$2\\cdot4096^2=«33.6»$M', (2 * width ** 2) / 1e6);
    says('1024=«8.4»$M', (2 * width * kvWidth) / 1e6);
    says('Attention «41.9»M', attention / 1e6);
    says('14336=«176.2»$M', feedForward / 1e6);
    says('Together «218.1»M', block / 1e6);
    says('32 blocks make «6.98»B', (32 * block) / 1e9);
    says('tables of «525»M each', (128_256 * width) / 1e6);
    says('each give «8.03»B', (32 * block + 2 * 128_256 * width + 65 * width) / 1e9);
    says('Llama 3 8B: «41.9»M and', attention / 1e6);
    says('and «176.2»M of 218M', feedForward / 1e6);
    says('of 218M, «81»%', (100 * feedForward) / block);
  });

  it('compares the scores with the matrices', () => {
    says('$\\sqrt{128}=«11.3»$', Math.sqrt(headSize));
    says('bytes $=«1.07»$ GB', (32 * context ** 2 * 2) / 1e9);
    says('in FLOPs, «436»M', (2 * block) / 1e6);
    says('$2Td=«33.6»$ MFLOP', (2 * context * width) / 1e6);
    says('mask, «7.7»% at 4,096', (100 * context * width) / block);
    says('beyond some «53»,000', block / width / 1000);
  });
});

describe('numbers of question bert-generation', () => {
  const says = quotedNumbers('transformer-architecture/bert-generation');

  it('counts masked tokens and token passes', () => {
    says('are selected, «77» of 512', 0.15 * 512);
    const lengths = Array.from({ length: 1000 }, (_, i) => i + 1);
    says('one by one takes «500,500» token passes', sum(lengths));
    says('t=«500{,}500»$ token passes', sum(lengths));
    says('with a cache, «500» times more', Math.floor(sum(lengths) / 1000));
    says('of 1,000 are «64,000» token passes', 64 * 1000);
  });

  it('finds half of independently filled pairs unfit', () => {
    const first = { New: 0.5, Los: 0.5 };
    const second = { York: 0.5, Angeles: 0.5 };
    const unfit = first.New * second.Angeles + first.Los * second.York;
    says('do not fit in «50»% of the cases', 100 * unfit);
  });
});

describe('numbers of question ffn-swiglu', () => {
  const says = quotedNumbers('transformer-architecture/ffn-swiglu');
  const width = 4096;
  const plain = 2 * width * 4 * width;
  const gated = (inner: number): number => 3 * width * inner;
  const parity = plain / (3 * width);

  it('finds the inner width of equal parameters', () => {
    says('h=\\tfrac83d=«10{,}923»$', parity);
    says("8/3 d, that's «10,923», rounded", parity);
    says('rounded to «11,008» (a multiple of 256', 256 * Math.ceil(parity / 256));
    says('Real widths are «2.69» d', 11_008 / width);
    says('and «3.5» d (Llama 3 8B)', 14_336 / width);
    says('11,008 gives «1,376» channels each', 11_008 / 8);
    assert.ok(10_923 % 8 !== 0);
  });

  it('counts the weights of the three layers', () => {
    says('16384=«134.2»$M a layer', plain / 1e6);
    says('11008=«135.3»$M', gated(11_008) / 1e6);
    says('16384=«201.3»$M', gated(16_384) / 1e6);
    says('makes the layer «50»% larger', 100 * (gated(16_384) / plain - 1));
    says('larger: «201»M weights instead', gated(16_384) / 1e6);
    says('instead of «134»M', plain / 1e6);
    const more = 32 * (gated(16_384) - plain);
    says('over 32 layers is «2.15»B more', more / 1e9);
    says('weights, «2.15»B over 32 layers', more / 1e9);
    says('In bf16 that is «4.3» GB', (2 * more) / 1e9);
  });

  it('compares the layer with attention in Llama 3 8B', () => {
    const attention = 2 * width ** 2 + 2 * width * 1024;
    const inner = gated(14_336);
    says('it is «176.2»M against', inner / 1e6);
    says('against «41.9»M weights', attention / 1e6);
    says('M weights, «81»%.', (100 * inner) / (attention + inner));
  });

  it('finds the minimum of silu', () => {
    const silu = (z: number): number => z / (1 + Math.exp(-z));
    const grid = Array.from({ length: 30_001 }, (_, i) => -3 + i / 10_000);
    const lowest = grid.reduce((best, z) => (silu(z) < silu(best) ? z : best));
    says('with a minimum of $«-0.28»$', silu(lowest));
    says('near $z=«-1.28»$', lowest);
  });
});

describe('numbers of question residual-stream', () => {
  const says = quotedNumbers('transformer-architecture/residual-stream');

  it('counts nearly orthogonal directions', () => {
    const deviation = 1 / Math.sqrt(4096);
    says('$1/\\sqrt{4096}=«0.016»$', deviation);
    const chance = 2 * Math.exp((-4096 * 0.01) / 2);
    says('at most $2e^{-4096\\cdot0.01/2}=«2.6»\\cdot10^{-9}$', chance * 1e9);
    says('so about «28»,000 random directions', Math.sqrt(2 / chance) / 1000);
    says('$\\sqrt{50}\\cdot0.016=«0.11»$', Math.sqrt(50) * deviation);
    says('active at once it would be «1».', Math.sqrt(4096) * deviation);
  });

  it('turns the stream by the last write', () => {
    const degrees = (180 / Math.PI) * Math.atan(1 / Math.sqrt(64));
    says('$\\sqrt{64}=«8»$ times the embedding', Math.sqrt(64));
    says('$\\arctan(1/8)=«7.1»$ degrees', degrees);
    says('turned it by «45».', (180 / Math.PI) * Math.atan(1));
    says('the last one turns it by «7» degrees', degrees);
  });
});

describe('numbers of question attention-paper', () => {
  const says = quotedNumbers('transformer-architecture/attention-paper');
  /** Attention, feed-forward and norms of the paper's model, with one shared table of 37,000 pieces. */
  const parameters = (width: number): number => {
    const attention = 4 * width ** 2;
    const feedForward = 8 * width ** 2;
    return 6 * (attention + feedForward) + 6 * (2 * attention + feedForward) + 37_000 * width;
  };

  it('sizes both models to within a few percent of the reported numbers', () => {
    assert.ok(Math.abs(parameters(512) / 65e6 - 1) < 0.04);
    assert.ok(Math.abs(parameters(1024) / 213e6 - 1) < 0.04);
  });

  it('finds the peak of the learning rate', () => {
    const rate = (width: number, step: number): number =>
      width ** -0.5 * Math.min(step ** -0.5, step * 4000 ** -1.5);
    says('4000^{-0.5}=«0.0442»\\cdot', 512 ** -0.5);
    says('0.0442\\cdot«0.0158»=', 4000 ** -0.5);
    says('=«7.0»\\cdot10^{-4}$', rate(512, 4000) * 1e4);
    says('to $«4.9»\\cdot10^{-4}$', rate(1024, 4000) * 1e4);
    says('by a factor of «5», to', rate(512, 4000) / rate(512, 100_000));
    says('to $«1.4»\\cdot10^{-4}$', rate(512, 100_000) * 1e4);
  });

  it('compares the costs of attention and recurrence', () => {
    says('it is «24» times the recurrent count', 100_000 / 4096);
    assert.ok(Math.abs(50 / 512 - 0.1) < 0.005);
  });
});

describe('numbers of question transformer-tradeoffs', () => {
  const says = quotedNumbers('transformer-architecture/transformer-tradeoffs');
  const width = 4096;

  it('counts weights', () => {
    says('11,008 gives «135.3»M', (3 * width * 11_008) / 1e6);
    says('parameters against «134.2»M', (8 * width ** 2) / 1e6);
    says('learned table («8.4»M', (2048 * width) / 1e6);
    says('and «25.2»M weights per layer', (2 * width * (32 - 8) * 128) / 1e6);
    // four projections, two layers of the FFN, two norms
    const biases = 4 * width + 4 * width + width + 2 * width;
    says('They are «45,056» of 201M', biases);
    says('of «201»M parameters per layer', (12 * width ** 2) / 1e6);
    says('per layer, «0.02»%, without', (100 * biases) / (12 * width ** 2));
    says('for «256» parameters per layer. Pre-norm', 2 * 128);
  });

  it('sizes the cache', () => {
    says('from «524,288» to 131,072 B', 32 * 2 * 32 * 128 * 2);
    says('524,288 to «131,072» B', 32 * 2 * 8 * 128 * 2);
  });

  it('bounds a logit', () => {
    says('{128}=«11.3»$ times', 128 / Math.sqrt(128));
  });
});
