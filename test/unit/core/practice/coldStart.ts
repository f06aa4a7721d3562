import type { Question } from '../../../../src/core/content/items';
import { point, question, trap } from '../answers/fixtures/rubric';

/** A small question whose points are told apart by single words. */
export const coldStart: Question = {
  ...question('cold-start', {
    prompt: 'A service is slow after each deployment. Why?',
    points: [
      point('cache', 3, 'The cache is empty.', ['1: cache & empty|cold'], [], []),
      point('weights', 2, 'The weights are loaded from disk.', ['1: weights & load* & disk'], [], []),
      point('graphs', 2, 'The graphs are compiled again.', ['1: graph* & compil*'], [], []),
      point('traffic', 1, 'The traffic shifts at once.', ['1: traffic & shift*'], [], []),
    ],
    traps: [trap('network', 'The network is cold.', ['cache'], ['1: network & cold'], [], [])],
    full: 'The cache is empty. The weights are loaded from disk. The graphs are compiled. Traffic shifts.',
  }),
  followUps: [
    {
      id: 'warm',
      prompt: 'How do you warm it?',
      after: ['cache'],
      answer: 'Send old requests.',
      points: [point('replay', 2, 'Replay requests.', ['1: replay & request*'], [], [])],
    },
  ],
};

export const answers = {
  /** Finds `cache`; nothing of the others. */
  plain: 'The cache is empty after a deployment. It has to read a lot of tensors first.',
  /** Finds `cache` and asserts the trap that contradicts it. */
  trapped: 'The cache is empty after a deployment. The network is cold as well.',
  full: 'The cache is empty. The weights are loaded from disk. The graphs are compiled again. The traffic shifts.',
};
