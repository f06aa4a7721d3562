import { quotedNumbers } from './quotedNumbers';

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
