import { h } from './dom';
import { button } from './itemHeader';

export interface PauseControls {
  /** For the bar. */
  button: HTMLElement;
  /** What takes its place while the clock stands still. */
  banner: HTMLElement;
  /** @param paused why the clock stands still; undefined while it runs */
  update: (paused: string | undefined) => void;
}

/** Pause in the bar, and what takes its place while the clock stands still. */
export function pauseControls(run: {
  pause: () => void;
  resume: () => void;
  /** Where the candidate goes on after a pause. */
  focusTask: () => void;
}): PauseControls {
  const pause = button('Pause', run.pause, { focus: 'pause' });
  const resume = button('Continue', run.resume, { kind: 'primary', focus: 'continue' });
  const why = h('p', {});
  const banner = h('section', { class: 'paused', attrs: { 'aria-labelledby': 'paused-heading' } }, [
    h('div', {}, [h('h2', { attrs: { id: 'paused-heading' } }, ['Paused']), why]),
    resume,
  ]);
  return {
    button: pause,
    banner,
    update(paused) {
      // read before anything is hidden: that takes the focus away
      const focused = document.activeElement;
      why.textContent = paused ?? '';
      banner.hidden = paused === undefined;
      pause.hidden = paused !== undefined;
      if (paused !== undefined && focused === pause) resume.focus();
      if (paused === undefined && focused === resume) run.focusTask();
    },
  };
}
