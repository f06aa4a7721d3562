import * as vscode from 'vscode';
import { commandIds } from '../ids';
import type { InterviewPanel } from '../interviewPanel/interviewPanel';
import type { PlotPage } from './plotPage';

/** Opens the what-if plots; the one that an argument names, else the one that was open last. */
export function registerPlotCommand(
  plots: PlotPage,
  panel: Pick<InterviewPanel, 'showPlots'>,
): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openPlots, async (id?: unknown) => {
    if (typeof id === 'string') await plots.open(id);
    panel.showPlots();
  });
}
