import { printedNumbers } from './printedNumbers';

describe('numbers of question reasoning-models', () => {
  const says = printedNumbers('reasoning-rl-testtime/reasoning-models');

  it('computes group-relative advantages', () => {
    const mean = 2 / 16;
    const std = Math.sqrt(mean * (1 - mean));
    says('that is $+«2.65»$ for right', (1 - mean) / std);
    says('and $-«0.38»$ for wrong', mean / std);
  });

  it('counts groups without a correct answer', () => {
    says('$0.99^{16}=«85»\\%$', 100 * 0.99 ** 16);
    says('success rate, «85»% of groups', 100 * 0.99 ** 16);
  });

  it('times the chains and adds up the samples', () => {
    says('8,000 tokens at 20 ms are «160» s', 8000 * 0.02);
    says('against «10» s for 500', 500 * 0.02);
    says('SFT on «800,000» samples', 600_000 + 200_000);
  });
});
