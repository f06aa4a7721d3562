import * as vscode from 'vscode';
import { timeLeftAt } from '../../core/sessions/interviewClock';
import { currentPhase, type InterviewState } from '../../core/sessions/interviewState';
import { clockText, inWords } from '../../core/sessions/interviewText';
import type { MockInterview } from '../../core/sessions/mockInterview';
import { commandIds } from '../ids';

const secondsPerTick = 5;
/** Clocks of other processes run apart while the machine is busy or asleep. */
const secondsPerSync = 15;

/** The interview's clock in the status bar. It also tells the interview that time passes. */
export class InterviewStatusBar {
  private readonly item: vscode.StatusBarItem;
  private timer: ReturnType<typeof setInterval> | undefined;
  private seconds = 0;

  constructor(
    private readonly interview: MockInterview,
    private readonly now: () => number,
    private readonly sync: () => void,
  ) {
    this.item = vscode.window.createStatusBarItem(
      'interviewCoach.interview',
      vscode.StatusBarAlignment.Left,
      50,
    );
    this.item.name = 'Mock Interview';
    this.item.command = commandIds.toggleInterviewPause;
  }

  /** To be called after every change of the interview. */
  update(): void {
    const { state } = this.interview;
    if (state?.status === 'running') this.timer ??= setInterval(() => this.second(), 1000);
    else this.stop();
    if (state === undefined) this.item.hide();
    else {
      this.draw(state);
      this.item.show();
    }
  }

  dispose(): void {
    this.stop();
    this.item.dispose();
  }

  private second(): void {
    this.seconds++;
    if (this.seconds % secondsPerTick === 0) this.interview.tick();
    if (this.seconds % secondsPerSync === 0) this.sync();
    const { state } = this.interview;
    if (state !== undefined) this.draw(state);
  }

  private draw(state: InterviewState): void {
    const left = timeLeftAt(state, this.now());
    const phase = currentPhase(state)?.title ?? '';
    const isPaused = state.status === 'paused';
    const isOver = left.phase < 0 || left.total < 0;
    const icon = isPaused ? '$(debug-pause) Paused:' : isOver ? '$(warning)' : '$(clock)';
    this.item.text = `${icon} ${phase} ${clockText(left.phase)} · ${clockText(left.total)}`;
    const background = isOver && !isPaused ? 'statusBarItem.warningBackground' : undefined;
    this.item.backgroundColor = background && new vscode.ThemeColor(background);
    const times = `${over(left.phase)} in "${phase}", ${over(left.total)} in all`;
    const action = isPaused ? 'Click to continue' : 'Click to pause';
    this.item.tooltip = `Mock interview (${state.plan.roleTitle}): ${isPaused ? 'paused, ' : ''}${times}. ${action}.`;
    this.item.accessibilityInformation = {
      label: `Mock interview ${isPaused ? 'paused' : 'running'}: ${times}`,
      role: 'button',
    };
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

function over(ms: number): string {
  return `${inWords(ms)} ${ms < 0 ? 'over' : 'left'}`;
}
