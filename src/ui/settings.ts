import * as vscode from 'vscode';
import { type ScheduleSettings, usableSettings } from '../core/scheduling/settings';
import { configurationSection } from './ids';

/** When a kata is graded without being asked. */
export type GradeOn = 'save' | 'change' | 'command';

/** The user's settings, read when they are needed so that a change takes effect at once. */
export const settings = {
  /** Folder of the learner's katas, relative to the workspace folder. */
  kataFolder: (): string => get('kataFolder', 'llm-katas').replace(/^[/\\]+|[/\\]+$/g, '') || 'llm-katas',
  gradeOn: (): GradeOn => {
    const wanted = get<string>('gradeOn', 'save');
    return wanted === 'change' || wanted === 'command' ? wanted : 'save';
  },
  /** Absolute path of the folder that carries progress between machines; empty when there is none. */
  progressFolder: (): string => get('progressFolder', '').trim(),
  /** Wall-clock limit of a case in milliseconds. */
  timeLimitMs: (): number => Math.min(60_000, Math.max(100, get('timeLimit', 2000))),
  showDueInStatusBar: (): boolean => get('showDueInStatusBar', true),
  /** The schedule's settings; the zone is the machine's, unless one is set. */
  schedule: (): ScheduleSettings => {
    const system = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return usableSettings({
      zone: get('timeZone', '') || system,
      dayStartHour: get('dayStartHour', undefined),
      retention: get('retention', undefined),
      newPerDay: get('newItemsPerDay', undefined),
      reviewsPerDay: get('reviewsPerDay', undefined),
      maximumInterval: get('maximumInterval', undefined),
      leechLapses: get('leechLapses', undefined),
    });
  },
};

function get<T>(name: string, fallback: T): T {
  return vscode.workspace.getConfiguration(configurationSection).get<T>(name, fallback);
}
