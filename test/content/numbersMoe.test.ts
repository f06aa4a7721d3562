import { quotedNumbers } from './quotedNumbers';

const dot = (a: number[], b: number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('numbers of question moe-load-balancing', () => {
  const says = quotedNumbers('moe-ssm-hybrids/moe-load-balancing');
  const load = [0.7, 0.1, 0.1, 0.1];

  it('evaluates the loss and its gradient', () => {
    says('give $«1.72»\\alpha$', 4 * dot(load, [0.55, 0.15, 0.15, 0.15]));
    says('= «1.72», against 1', 4 * dot(load, [0.55, 0.15, 0.15, 0.15]));
    says('4 f_i: «2.8» for the first', 4 * load[0]!);
    says('and «0.4» for the others', 4 * load[1]!);
    says('gives «0.924», less than uniform', 2 * dot([0.6, 0.4], [0.31, 0.69]));
    says('gives «0.924», below', 2 * dot([0.6, 0.4], [0.31, 0.69]));
  });

  it('counts what the capacity drops', () => {
    const limit = 1.25 / 4;
    const dropped = load.reduce((sum, share) => sum + Math.max(0, share - limit), 0);
    says('that is «31.25»%', 100 * limit);
    says('and «38.75»% of the tokens', 100 * dropped);
    says('and «38.75»% of all are dropped', 100 * dropped);
    says('instead of «12.5»% doubles', 100 / 8);
  });

  it('counts the active parameters of Mixtral', () => {
    const experts = 32 * 8 * 3 * 4096 * 14336;
    const attention = 32 * (2 * 4096 ** 2 + 2 * 4096 * 1024);
    const tables = 2 * 32_000 * 4096;
    const total = experts + attention + tables;
    const active = experts / 4 + attention + tables;
    says('= «45.10»B', experts / 1e9);
    says('attention is «1.34»B', attention / 1e9);
    says('tables «0.26»B', tables / 1e9);
    says('of «46.70»B parameters per token', total / 1e9);
    says('Mixtral uses «12.88»B', active / 1e9);
    says('per token, «27.6»%', (100 * active) / total);
  });
});

describe('numbers of question expert-choice', () => {
  const says = quotedNumbers('moe-ssm-hybrids/expert-choice');
  const taken = (capacity: number): number => (4096 * capacity) / 64;
  const untaken = (capacity: number): number => (1 - taken(capacity) / 4096) ** 64;

  it('counts the tokens of an expert and the tokens without one', () => {
    says('an expert takes «128».', taken(2));
    says('/ 64 = «128» tokens', taken(2));
    says('with probability 1/«32»', 4096 / taken(2));
    says('$(1-1/32)^{64}=«13»\\%$', 100 * untaken(2));
    says('(1 - 1/32)^64 = «13»%', 100 * untaken(2));
    says('or «36»% at $c=1$', 100 * untaken(1));
    says('it would be «36»%', 100 * untaken(1));
  });
});
