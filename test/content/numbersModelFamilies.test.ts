import assert from 'node:assert/strict';
import { h100, llama8b, quotedNumbers } from './quotedNumbers';

describe('numbers of question encoder-decoder-taxonomy', () => {
  const says = quotedNumbers('transformer-architecture/encoder-decoder-taxonomy');
  const tokens = 50e6 * 200;
  const flops = (parameters: number): number => 2 * parameters * tokens;
  const hours = (parameters: number): number => flops(parameters) / (0.4 * h100.flops) / 3600;

  it('compares the daily bills', () => {
    says('$10^{«10»}$ tokens a day', Math.log10(tokens));
    says('10^{10}=«1.6»\\cdot10^{20}$', flops(llama8b.total) / 1e20);
    says('FLOP, «113» GPU-hours at', hours(llama8b.total));
    says('at «396» TFLOP/s', (0.4 * h100.flops) / 1e12);
    says('TFLOP/s: «4.7» GPUs', hours(llama8b.total) / 24);
    says('10^{10}=«3.0»\\cdot10^{18}$', flops(149e6) / 1e18);
    says('FLOP, «2.1» GPU-hours', hours(149e6));
    says('The factor is «54»', llama8b.total / 149e6);
    says('8B decoder takes «113» H100-hours', hours(llama8b.total));
    says('a 149M encoder «2».', hours(149e6));
  });
});

describe('numbers of question llama-family', () => {
  const says = quotedNumbers('transformer-architecture/llama-family');

  it('divides tokens by parameters', () => {
    says('6.7B | 1.0T | «149» |', 1e12 / 6.7e9);
    says('13.0B | 1.0T | «77» |', 1e12 / 13.0e9);
    says('32.5B | 1.4T | «43» |', 1.4e12 / 32.5e9);
    says('65.2B | 1.4T | «21.5» |', 1.4e12 / 65.2e9);
    says('6.7B | 2.0T | «297» |', 2e12 / 6.738e9);
    says('8.03B | 15T | «1,868» |', 15e12 / llama8b.total);
    says('405B | 15.6T | «38.5» |', 15.6e12 / 405e9);
    says('10^{12}=«3.8»\\cdot10^{25}$ FLOP', (6 * 405e9 * 15.6e12) / 1e25);
  });

  it('finds the compute-optimal model of the same budget', () => {
    const budget = 6 * llama8b.total * 15e12;
    const optimal = Math.sqrt(budget / 120);
    says('10^{12}=«7.2»\\cdot10^{23}$', budget / 1e23);
    says('that is a «78»B model', optimal / 1e9);
    says('model on «1.55»T tokens', (20 * optimal) / 1e12);
    says('cost $2N$, «9.7» times', optimal / llama8b.total);
    says('and «155» GB of bf16', (2 * optimal) / 1e9);
  });

  it('weighs the larger vocabulary', () => {
    says('so «20»% fewer tokens', 100 * (1 - 3.17 / 3.94));
    says('4096=«525»$M weights', llama8b.table / 1e6);
    says('weights, «1.05»B in all', (2 * llama8b.table) / 1e9);
    says('in all, «13»% of the model', (200 * llama8b.table) / llama8b.total);
    says('against «262»M before', (2 * 32_000 * 4096) / 1e6);
  });
});

describe('numbers of question transformer-vs-rnn', () => {
  const says = quotedNumbers('transformer-architecture/transformer-vs-rnn');
  const width = 4096;

  it('counts the rows of a matrix per GPU', () => {
    const tokens = 2 ** 22 / 1024;
    const ridge = h100.flops / h100.bandwidth;
    says('«4,096» tokens per GPU', tokens);
    says('that is «2» sequences', tokens / 2048);
    says('beside a ridge of «295»', ridge);
    says('so «0.7»% of peak', (100 * 2) / ridge);
    says('runs at «0.7»% of peak', (100 * 2) / ridge);
  });

  it('finds where the scores cost as much as the rest', () => {
    says('$n=12d=«49{,}152»$', (24 * width ** 2) / (2 * width));
    const quadratic = 2 * 4096 ** 2 * width;
    says('quadratic part is «7.7»%', (100 * quadratic) / (24 * 4096 * width ** 2 + quadratic));
  });

  it('lets a signal fade', () => {
    says('$0.99^{1000}=«0.00004»$', 0.99 ** 1000);
  });
});

describe('numbers of question lstm-vs-transformer', () => {
  const says = quotedNumbers('transformer-architecture/lstm-vs-transformer');
  const width = 256;
  const cachedBytes = 2 * 4 * width * 2;

  it('sizes both states and both models', () => {
    says('«2,048» numbers, 4,096 bytes, for ever', 2 * 2 * 512);
    says('256=«2{,}048»$ numbers', cachedBytes / 2);
    says('numbers, «4,096» bytes as well', cachedBytes);
    says('per token: «4.1» MB after 1,000', (1000 * cachedBytes) / 1e6);
    says('*per token*, «4.1» MB', (1000 * cachedBytes) / 1e6);
    says('would fix it at «0.5» MB', (128 * cachedBytes) / 1e6);
    says('cache bounded at «0.5» MB', (128 * cachedBytes) / 1e6);
    const lstm = 2 * 4 * 512 * (512 + 512);
    const transformer = 4 * 12 * width ** 2;
    says('order, «4.2»M and', lstm / 1e6);
    says('and «3.1»M, 8.4', transformer / 1e6);
    says('3.1M, «8.4» and', (2 * lstm) / 1e6);
    says('and «6.3» MB', (2 * transformer) / 1e6);
    says('at some «6» MFLOP each', (2 * transformer) / 1e6);
  });

  it('finds where the scores of a token outweigh its weights', () => {
    says('$n=6d=«1{,}536»$', (24 * width ** 2) / (4 * width));
  });

  it('lets a gated signal fade', () => {
    says('$0.99^{100}=«37»\\%$', 100 * 0.99 ** 100);
    says('and «0.004»% after 1,000', 100 * 0.99 ** 1000);
  });
});

describe('numbers of question roberta-albert-deberta', () => {
  const says = quotedNumbers('transformer-architecture/roberta-albert-deberta');

  it('compares the training tokens', () => {
    const bert = 256 * (0.9e6 * 128 + 0.1e6 * 512);
    const roberta = 5e5 * 8192 * 512;
    says('512)=«4.3»\\cdot10^{10}$ tokens', bert / 1e10);
    says('512=«2.1»\\cdot10^{12}$', roberta / 1e12);
    says('$, «49» times as many', roberta / bert);
    says('It saw $«2.1»\\cdot10^{12}$', roberta / 1e12);
    says("against BERT's $«4.3»\\cdot10^{10}$", bert / 1e10);
  });

  it('counts ALBERT-base and BERT-base', () => {
    const [vocabulary, small, width] = [30_000, 128, 768];
    const embedding = vocabulary * small + small * width;
    const layer = 12 * width ** 2;
    says('768=«3.94»$M, one layer', embedding / 1e6);
    says('768^2=«7.08»$M', layer / 1e6);
    const positionsAndPooler = 512 * small + width ** 2;
    const albert = embedding + layer + positionsAndPooler;
    says('pooler about «12»M', albert / 1e6);
    says('about 12M, «23» MB', (2 * albert) / 1e6);
    says('768=«23.0»$M plus', (vocabulary * width) / 1e6);
    says('twelve layers, «84.9»M', (12 * layer) / 1e6);
    const bert = vocabulary * width + 12 * layer + 512 * width + width ** 2;
    assert.ok(Math.abs(bert / 110e6 - 1) < 0.015);
    says('size «3.94»M instead of', embedding / 1e6);
    says('instead of «23.0»M weights', (vocabulary * width) / 1e6);
  });
});

describe('numbers of question span-corruption', () => {
  const says = quotedNumbers('transformer-architecture/span-corruption');
  const hidden = Math.round(0.15 * 512);
  const spans = Math.round(hidden / 3);
  const input = 512 - hidden + spans;
  const target = hidden + spans + 1;

  it('counts the tokens of input and target', () => {
    says('0.15\\cdot512\\approx«77»$', hidden);
    says('$77/3\\approx«26»$ spans', spans);
    says('512-77+26=«461»$', input);
    says('77+26+1=«104»$', target);
    says('instead of 104, «4.9» times', 512 / target);
  });

  it('weighs encoder and decoder work', () => {
    const corrupted = input + 1.33 * target;
    const full = input + 1.33 * 512;
    says('461+1.33\\cdot104=«599»$', corrupted);
    says('461+1.33\\cdot512=«1{,}142»$', full);
    says('So about «48»% less', 100 * (1 - corrupted / full));
    says('costs some «6» units', corrupted / target);
  });
});

describe('numbers of question text-to-text', () => {
  const says = quotedNumbers('transformer-architecture/text-to-text');

  it('counts the scores of a similarity task', () => {
    says('steps of 0.2, «21» possible strings', (5 - 1) / 0.2 + 1);
  });

  it('compares the likelihoods of two labels', () => {
    const [refund, address] = [Math.exp(-1.2), Math.exp(-1.8)];
    says('$e^{-1.2}=«0.30»$', refund);
    says('$e^{-1.8}=«0.17»$', address);
    says('$«-0.6»$ a token', -1.8 / 3);
    says('over the labels: «65»%', (100 * refund) / (refund + address));
    says('65% and «35»%', (100 * address) / (refund + address));
  });
});
