import type { ClockView } from '../../src/protocol/interviewMessages';
import { h } from './dom';
import { clockText } from './words';

export interface InterviewClock {
  element: HTMLElement;
  /** Sets it by what the extension says; in between it runs on by itself. */
  set(clock: ClockView): void;
}

const redrawMs = 250;

/** Time left in the phase, or stage, and in all. It is read out when asked for, never by itself. */
export function interviewClock(part: 'phase' | 'stage' = 'phase'): InterviewClock {
  const phase = timer(`this ${part}`, `Left in this ${part}`);
  const total = timer('in all', 'Left in all');
  const element = h('div', { class: 'clock', attrs: { role: 'group', 'aria-label': 'Clock' } }, [
    h('p', { class: 'clock-phase' }, [phase.value, phase.label]),
    h('p', { class: 'clock-total' }, [total.value, total.label]),
  ]);
  let clock: ClockView = { isRunning: false, phaseMs: 0, totalMs: 0 };
  let setAt = 0;
  const draw = (): void => {
    const since = clock.isRunning ? performance.now() - setAt : 0;
    phase.show(clock.phaseMs - since);
    total.show(clock.totalMs - since);
    element.classList.toggle('is-over', clock.phaseMs - since < 0 || clock.totalMs - since < 0);
    element.classList.toggle('is-stopped', !clock.isRunning);
  };
  const timing = setInterval(() => (element.isConnected ? draw() : clearInterval(timing)), redrawMs);
  return {
    element,
    set(next) {
      clock = next;
      setAt = performance.now();
      draw();
    },
  };
}

function timer(
  label: string,
  name: string,
): { value: HTMLElement; label: HTMLElement; show: (ms: number) => void } {
  const value = h('span', { class: 'clock-time', attrs: { role: 'timer', 'aria-label': name } });
  return {
    value,
    label: h('span', { class: 'clock-label', attrs: { 'aria-hidden': 'true' } }, [label]),
    show(ms) {
      const text = clockText(ms);
      if (value.textContent !== text) value.textContent = text;
    },
  };
}
