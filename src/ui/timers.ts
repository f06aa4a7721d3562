import type { Timers } from './katas/gradeSchedule';

/** The window's own clock. */
export const timers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
