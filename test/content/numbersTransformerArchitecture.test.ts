import { quoteNumbers } from './quoteNumbers';

describe('numbers of question prenorm-postnorm', () => {
  const says = quoteNumbers('transformer-architecture/prenorm-postnorm');
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
