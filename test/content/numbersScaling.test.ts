import { printedNumbers } from './printedNumbers';

describe('numbers of question chinchilla', () => {
  const says = printedNumbers('scaling-optimization-numerics/chinchilla');
  const optimal = (flops: number): number => Math.sqrt(flops / 120);
  const gpt3 = 6 * 175e9 * 300e9;

  it('spends the compute of GPT-3', () => {
    says('= «3.15»\\cdot10^{23}$ FLOP', gpt3 / 1e23);
    says('FLOP at «1.7» tokens per parameter', 300 / 175);
    says('gives $N=«51»$B', optimal(gpt3) / 1e9);
    says('and $D=«1.02»$T', (20 * optimal(gpt3)) / 1e12);
    says('1.4T) costs $«5.88»\\cdot10^{23}$', (6 * 70e9 * 1.4e12) / 1e23);
    says('«1.87» times as much', (6 * 70e9 * 1.4e12) / gpt3);
    says('costs «1.87» times GPT-3', (6 * 70e9 * 1.4e12) / gpt3);
  });

  it('evaluates the refitted loss beside the optimum', () => {
    // Coefficients of Besiroglu et al. 2024
    const loss = (n: number, d: number): number => 1.8172 + 482.01 / n ** 0.3478 + 2085.43 / d ** 0.3658;
    const at = (n: number): number => loss(n, gpt3 / (6 * n));
    const best = optimal(gpt3);
    const extra = (n: number): number => 100 * (at(n) / at(best) - 1);
    says('optimal size means a loss «0.6»% higher', extra(best / 2));
    says('twice that size «0.5»%', extra(best * 2));
    says('costs about «0.6»% more loss', extra(best / 2));
    says('Example at equal compute: «25»B', best / 2 / 1e9);
    says('on «2.1»T instead of 51B', gpt3 / (6 * 25e9) / 1e12);
  });

  it('counts tokens per parameter of later models', () => {
    says('saw 1T tokens («149» per parameter)', 1e12 / 6.738e9);
    says('LLaMA-7B saw «149» tokens per parameter', 1e12 / 6.738e9);
    says('15T (about «1,9»00)', 15e12 / 8.03e9 / 100);
  });

  it('spends two weeks of 32 GPUs', () => {
    const flops = 32 * 14 * 86_400 * 989e12 * 0.4;
    says('0.40 is «1.53»e22 FLOP', flops / 1e22);
    says('= «11.3»B parameters', optimal(flops) / 1e9);
    says('D = «226»B tokens', (20 * optimal(flops)) / 1e9);
    says('3B to 4B parameters on «700»B tokens', Math.round(flops / (6 * 3.6e9) / 1e11) * 100);
  });
});
