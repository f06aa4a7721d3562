import * as vscode from 'vscode';
import type { TodayPlan } from '../../core/practice/todayPlan';
import { count } from '../../core/scheduling/scheduleWords';
import { DisposableStore } from '../disposableStore';
import { commandIds, settingIds } from '../ids';
import { settings } from '../settings';
import type { TodayWatch } from './todayWatch';

/** The count of due items in the status bar; a click starts practice. */
export class DueStatusBar {
  private readonly disposables = new DisposableStore();
  private readonly item: vscode.StatusBarItem;

  constructor(private readonly today: TodayWatch) {
    this.item = this.disposables.add(
      vscode.window.createStatusBarItem('interviewCoach.due', vscode.StatusBarAlignment.Right, 90),
    );
    this.item.name = 'Interview Coach: Due Items';
    this.item.command = commandIds.startPractice;
    this.disposables.add(today.onDidChange(() => this.refresh()));
    this.disposables.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingIds.showDueInStatusBar)) this.refresh();
      }),
    );
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private refresh(): void {
    const { plan } = this.today;
    if (plan === undefined || !settings.showDueInStatusBar()) {
      this.item.hide();
      return;
    }
    const summary = summaryOf(plan);
    this.item.text = `$(comment-discussion) ${plan.due.length} due`;
    this.item.tooltip = `Interview Coach: ${summary}. Click to practise.`;
    this.item.accessibilityInformation = { label: `Interview Coach: ${summary}`, role: 'button' };
    this.item.show();
  }
}

function summaryOf({ due, fresh, next }: TodayPlan): string {
  const parts = [`${count(due.length, 'item')} due`];
  if (fresh.length > 0) parts.push(count(fresh.length, 'new item'));
  else if (due.length === 0 && next !== undefined) parts.push(`next: ${next}`);
  return parts.join(', ');
}
