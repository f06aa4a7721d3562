import { quotedNumbers } from './quotedNumbers';

describe('numbers of question rag-system', () => {
  const says = quotedNumbers('rag-agents-product/rag-system');
  const tokens = 50_000 * 12 * 500;

  it('sizes the corpus and its index', () => {
    says('500 tokens = «300» million tokens', tokens / 1e6);
    const chunks = tokens / (400 - 50);
    says('advance by «350»:', 400 - 50);
    says('350: «857»,000 chunks', chunks / 1000);
    says('chunks, «3.5» GB of vectors', (chunks * 1024 * 4) / 1e9);
    says('about 8 chunks, «3,200» tokens', 8 * 400);
    says('against a million is a factor of «312.5»', 1e6 / 3200);
  });

  it('fuses two rankings', () => {
    says('Ranks 3 and 5 give «0.0313»', 1 / 63 + 1 / 65);
    says('in one list alone «0.0164»', 1 / 61);
  });

  it('multiplies the stages', () => {
    says('on what arrives, «80»% end to end', 85 * 0.94);
    says('first token 500 ms: «0.7» s', (50 + 150 + 500) / 1000);
  });
});

describe('numbers of question tool-agent', () => {
  const says = quotedNumbers('rag-agents-product/tool-agent');

  it('compounds the success of steps and runs', () => {
    says('95% per step gives «60»% over ten', 100 * 0.95 ** 10);
    says('over ten steps, 99% gives «90»%', 100 * 0.99 ** 10);
    says('succeed in «60»%, three', 100 * 0.95 ** 10);
    says('three in «86»%', 100 * 0.95 ** 3);
    says('four runs succeed in only «41»%', 100 * 0.8 ** 4);
  });

  it('adds up the input tokens of ten steps', () => {
    const steps = Array.from({ length: 10 }, (_, step) => 2000 + 800 * step);
    says(
      'ten steps read «56,000» input tokens',
      steps.reduce((a, b) => a + b),
    );
  });
});
