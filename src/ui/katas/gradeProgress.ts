import * as vscode from 'vscode';
import { DisposableStore } from '../disposableStore';
import { commandIds } from '../ids';
import type { Timers } from './gradeSchedule';
import { SlowRuns } from './slowRuns';

/** The status bar's word on a grade that takes its time; a click stops it. */
export class GradeProgress {
  private readonly disposables = new DisposableStore();
  private readonly item = this.disposables.add(
    vscode.window.createStatusBarItem('interviewCoach.grading', vscode.StatusBarAlignment.Left, 0),
  );
  private readonly runs: SlowRuns<{ id: string }>;

  constructor(timers: Timers) {
    this.item.name = 'Interview Coach: Grading';
    this.item.command = commandIds.cancelGrade;
    this.item.tooltip = 'Click to stop grading';
    this.runs = new SlowRuns(timers, (latest) => this.show(latest?.id));
  }

  /** A grade begins; the function that is returned ends it. */
  begin(id: string): () => void {
    return this.runs.begin({ id });
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private show(id: string | undefined): void {
    if (id === undefined) return this.item.hide();
    this.item.text = `$(loading~spin) Grading ${id}`;
    this.item.show();
  }
}
