import type { InterviewAction } from '../../../../src/core/sessions/interviewMachine';
import { startInterview, stepInterview } from '../../../../src/core/sessions/interviewMachine';
import type { InterviewPlan } from '../../../../src/core/sessions/interviewPlan';
import type { InterviewNotice, InterviewState } from '../../../../src/core/sessions/interviewState';

export const minute = 60_000;
export const began = Date.UTC(2026, 0, 5, 12);

export const plan: InterviewPlan = {
  role: 'research',
  roleTitle: 'Research engineer',
  minutes: 30,
  seed: 's',
  notes: [],
  phases: [
    {
      id: 'deep-dive',
      title: 'Deep dive',
      minutes: 16,
      items: [
        { key: 'question/a', title: 'A', minutes: 8 },
        { key: 'question/b', title: 'B', minutes: 8 },
      ],
      prompts: [],
    },
    {
      id: 'hands-on',
      title: 'Hands-on',
      minutes: 10,
      items: [{ key: 'kata/k', title: 'K', minutes: 10 }],
      prompts: [],
    },
    { id: 'closing', title: 'Your questions', minutes: 4, items: [], prompts: ['Why?'] },
  ],
};

/** An interview with a clock of its own. */
export class Rehearsal {
  state: InterviewState = startInterview('i1', plan, began);
  now = began;
  notices: InterviewNotice['kind'][] = [];

  act(...actions: InterviewAction[]): this {
    for (const action of actions) {
      const { state, notices } = stepInterview(this.state, action, this.now);
      this.state = state;
      this.notices.push(...notices.map(({ kind }) => kind));
    }
    return this;
  }

  /** Lets minutes pass with a tick every ten seconds. */
  wait(minutes: number): this {
    for (let left = minutes * minute; left > 0; left -= 10_000) {
      this.now += 10_000;
      this.act({ type: 'tick' });
    }
    return this;
  }

  /** Lets the clock jump without a tick. */
  jump(ms: number): this {
    this.now += ms;
    return this;
  }
}
