import type { StagedAttempt } from './stagedAttempt';

/** Why the clock stands still, and what to do. */
export function pausedText({ pausedBecause }: Pick<StagedAttempt, 'pausedBecause'>): string {
  switch (pausedBecause) {
    case 'away':
      return 'Nothing was heard for a while: the computer slept, or its clock was set. That time does not count. Continue when you are ready.';
    case 'reload':
      return 'The page was closed or reloaded. Everything you had written is here, and the time since does not count. Continue when you are ready.';
    default:
      return 'The clock stands still. Continue when you are ready.';
  }
}
