import * as vscode from 'vscode';
import { commandIds } from '../ids';
import { timers } from '../timers';
import { StatusDecorations } from '../topicTree/statusDecorations';
import { TopicFilter } from '../topicTree/topicFilter';
import { TopicTree } from '../topicTree/topicTree';
import { DueStatusBar } from './dueStatusBar';
import { DueTodayView } from './dueTodayView';
import { registerScheduleCommands, type ScheduleCommandServices } from './scheduleCommands';
import { TodayWatch } from './todayWatch';

export interface ScheduleSurfaceServices extends ScheduleCommandServices {
  log: vscode.LogOutputChannel;
}

/** Topic browser, Due Today, status bar, and the commands that belong to them. */
export function registerScheduleSurfaces(services: ScheduleSurfaceServices): vscode.Disposable {
  const { content, basis, log } = services;
  const today = new TodayWatch(basis, timers, basis.now, (error) => {
    log.error('what is due today could not be found out', error);
  });
  const filter = new TopicFilter(content, basis);
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    today,
    filter,
    new TopicTree(content, basis, filter, today),
    new StatusDecorations(basis, today),
    new DueTodayView(today),
    new DueStatusBar(today),
    registerScheduleCommands(services),
    register(commandIds.filterTopics, () => filter.choose()),
    register(commandIds.searchTopics, () => filter.search()),
    register(commandIds.clearTopicFilter, () => filter.clear()),
  );
}
