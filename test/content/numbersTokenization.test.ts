import { h100, quotedNumbers } from './quotedNumbers';

describe('numbers of question domain-tokenizer', () => {
  const says = quotedNumbers('tokenization-data/domain-tokenizer');
  const width = 4096;
  const flops = (n: number): number => 24 * n * width ** 2 + 2 * n ** 2 * width;
  const growth = (n: number, stretch: number): number => flops(stretch * n) / flops(n);

  it('compares tokens per byte and per word', () => {
    says('the note «1.17» times per byte', 5.11 / 4.35);
    says('1.94/1.5 = «1.29»', 1.94 / 1.5);
    says('price fall by «23»%', 100 * (1 - 1.5 / 1.94));
    says('holds «29»% more words', 100 * (1.94 / 1.5 - 1));
  });

  it('prices longer sequences', () => {
    says('n=12d=«49»{,}152', Math.floor((12 * width) / 1000));
    says('compute at 2,048 grows «1.32»-fold', growth(2048, 1.3));
    says('would cost «4.5» times, not 16', growth(2048, 4));
    says('cost «4.12» to 4.92 times', growth(512, 4));
    says('cost 4.12 to «4.92» times', growth(4096, 4));
  });

  it('prices new rows', () => {
    says('8,000 tokens add «33»M parameters', (8000 * width) / 1e6);
    says('d = 4096 are «33»M parameters', (8000 * width) / 1e6);
  });
});

describe('numbers of question data-quality', () => {
  const says = quotedNumbers('tokenization-data/data-quality');
  const flops = (parameters: number, tokens: number): number => 6 * parameters * tokens;
  const [small, large] = [flops(72e9, 18e12), flops(405e9, 15.6e12)];

  it('compares released models', () => {
    says('is $«7.8»\\cdot10^{24}$ FLOP', small / 1e24);
    says('15.6T is $«3.8»\\cdot10^{25}$', large / 1e25);
    says(': «5.6» times the parameters', 405 / 72);
    says('parameters, «4.9» times the compute', large / small);
    says('with $«1.1»\\cdot10^{23}$ FLOP', flops(7e9, 2.6e12) / 1e23);
    says('took $«7.2»\\cdot10^{23}$', flops(8e9, 15e12) / 1e23);
    says('10^{23}$, «6.6» times more', flops(8e9, 15e12) / flops(7e9, 2.6e12));
  });

  it('values repeated tokens', () => {
    // R* of Muennighoff et al. 2023, equation for repeated data
    const worth = (epochs: number): number => 1 + 15.387756 * (1 - Math.exp(-(epochs - 1) / 15.387756));
    says('four epochs count «3.7»', worth(4));
    says('3.7, ten «7.8»', worth(10));
    says('7.8, forty «15.2»', worth(40));
    says('Ten epochs are worth «7.8» fresh', worth(10));
    says('forty only «15.2»', worth(40));
    says('are worth «781»B strictly', 100 * worth(10));
    says('forty are worth «1.5»T', 0.1 * worth(40));
  });
});

describe('numbers of question pretraining-data-pipeline', () => {
  const says = quotedNumbers('tokenization-data/pretraining-data-pipeline');
  const found = (s: number, rows = 8, bands = 14): number => 1 - (1 - s ** rows) ** bands;

  it('sizes the crawl', () => {
    const hours = (90e12 * 8) / 10e9 / 3600;
    says('compressed: «20» hours at 10 Gbit/s', hours);
    says('10 Gbit/s, «80» days for 96', (96 * hours) / 24);
    says('take «16,7»00 core hours', Math.round(3e9 / 50 / 3600 / 100));
    says('96 snapshots, «156»B each', 15e12 / 96 / 1e9);
    says('tokens, «27» hours on eight', (6 * 1.82e9 * 28e9) / (8 * 0.4 * h100.flops) / 3600);
    says('two, and «156»B tokens come out', 15e12 / 96 / 1e9);
  });

  it('follows the curve of MinHash', () => {
    says('«77»% at $s=0.75$', 100 * found(0.75));
    says("That's «56»% at $s=0.7$", 100 * found(0.7));
    says('$s=0.7$, «77»% at 0.75', 100 * found(0.75));
    says('0.75, «92»% at 0.8', 100 * found(0.8));
    says('0.8 and «99»% at 0.85', 100 * found(0.85));
    says('lies at about «0.72»', (1 / 14) ** (1 / 8));
    says('to the right, «30»% at 0.8', 100 * found(0.8, 14, 8));
  });
});

describe('numbers of question tokenization-impact', () => {
  const says = quotedNumbers('tokenization-data/tokenization-impact');

  // counted with gpt-tokenizer (r50k, cl100k, o200k) and llama3-tokenizer-js
  it('divides the token counts of one article', () => {
    says('| 294 | «8.9» |', 294 / 33);
    says('| 180 | «5.5» |', 180 / 33);
    says('| 93 | «2.8» |', 93 / 33);
    says('| 54 | «1.6» |', 54 / 33);
    says('Hindi «5.5» times English with cl100k', 180 / 33);
    says('with cl100k, «1.6» with o200k', 54 / 33);
    says('English": «2.6» with GPT-2', 86 / 33);
    says('GPT-2, but «1.09» and 1.06', 36 / 33);
    says('1.09 and «1.06» with Llama 3', 35 / 33);
  });

  it('compares two vendors', () => {
    says('A costs $«213»$ units', 33 + 180);
    says('= «130.5»$. B', 1.5 * (33 + 54));
    says('B is «39»% cheaper', 100 * (1 - 130.5 / 213));
  });
});
