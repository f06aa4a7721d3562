import * as vscode from 'vscode';
import type * as drillPractice from '../../core/drills/drillPractice';
import type { DrillVerdict } from '../../core/drills/gradeDrill';
import {
  chooseRound,
  isBetter,
  roundMs,
  type RoundResult,
  roundResult,
  roundText,
  type Shot,
  shotText,
} from '../../core/drills/quickFire';
import type { Recorder } from '../../core/practice/recorder';
import { clockText } from '../../core/sessions/interviewText';
import { commandIds } from '../ids';
import type { InterviewPanel } from '../interviewPanel/interviewPanel';
import type { PracticeBasis } from '../practice/practiceBasis';
import type { DrillPage } from './drillPage';

export interface QuickFireServices {
  basis: PracticeBasis;
  recorder: Recorder;
  loadDrills: () => typeof drillPractice;
  drawSeed: () => number;
  page: DrillPage;
  panel: Pick<InterviewPanel, 'showDrill'>;
  memento: vscode.Memento;
}

const bestKey = 'quickFire.best';

/** What came of one box: an answer, a pass, or the end of the round (Escape). */
type Given = { kind: 'answer'; text: string; verdict: DrillVerdict } | { kind: 'pass' } | { kind: 'end' };

/** Five drills in a row against the clock, typed into the palette's box. */
export function registerQuickFire(services: QuickFireServices): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.quickFire, async () => {
    while (await playRound(services));
  });
}

/** @returns whether the candidate wants another round */
async function playRound(services: QuickFireServices): Promise<boolean> {
  const { basis, drawSeed, memento } = services;
  const entries = chooseRound({ ...(await basis.sources()), seed: drawSeed() });
  if (entries.length === 0) {
    void vscode.window.showInformationMessage(
      'Every drill is suspended or buried. "Show Leeches and Suspended…" brings them back.',
    );
    return false;
  }
  const shots = entries.map(({ id, title }): Shot => ({
    id,
    title,
    seed: drawSeed(),
    correct: false,
    ms: 0,
  }));
  const played = await shoot(shots, services);
  if (played.length === 0) return false;
  const result = roundResult(played);
  const best = memento.get<RoundResult>(bestKey);
  if (isBetter(result, best)) await memento.update(bestKey, result);
  return showResult(played, result, best, services);
}

/** Asks one drill after the other, until all are through, time is over or the candidate ends it. */
async function shoot(shots: readonly Shot[], services: QuickFireServices): Promise<Shot[]> {
  const { basis, recorder } = services;
  const endsAt = basis.now() + roundMs;
  const played: Shot[] = [];
  for (const shot of shots) {
    const startedAt = basis.now();
    const heading = `Quick-fire ${played.length + 1} of ${shots.length}${latestText(played)}`;
    const given = await ask(shot, heading, endsAt, services);
    if (given.kind === 'end' && basis.now() < endsAt) break;
    const ms = basis.now() - startedAt;
    if (given.kind === 'answer') {
      const { text, verdict } = given;
      const { correct, misconception } = verdict;
      played.push({ ...shot, given: text, correct, ms });
      await recorder.drill(shot.id, {
        seed: shot.seed,
        given: text,
        correct,
        misconception: misconception?.id,
      });
    } else played.push({ ...shot, ms });
    if (basis.now() >= endsAt) break;
  }
  return played;
}

/** One box. It says at once what it cannot read, and closes itself when time is over. */
function ask(
  { id, seed, title }: Shot,
  heading: string,
  endsAt: number,
  { basis, loadDrills }: QuickFireServices,
): Promise<Given> {
  const drills = loadDrills();
  const asked = drills.askDrill(id, seed);
  const pass = { iconPath: new vscode.ThemeIcon('debug-step-over'), tooltip: 'Pass' };
  const box = vscode.window.createInputBox();
  const tick = (): void => {
    const left = endsAt - basis.now();
    box.title = `${heading} · ${clockText(Math.max(0, left))}`;
    if (left <= 0) box.hide();
  };
  box.prompt = asked?.prompt ?? title;
  box.placeholder = `Your answer, in ${asked?.unit ?? ''}`;
  box.buttons = [pass];
  // looking something up must not end the round
  box.ignoreFocusOut = true;
  const timer = setInterval(tick, 1000);
  return new Promise<Given>((resolve) => {
    box.onDidChangeValue(() => (box.validationMessage = undefined));
    box.onDidAccept(() => {
      const answered = drills.answerDrill(id, seed, box.value);
      if (answered === undefined) return;
      if ('problem' in answered) box.validationMessage = answered.problem;
      else settle({ kind: 'answer', text: box.value, verdict: answered.verdict });
    });
    box.onDidTriggerButton(() => settle({ kind: 'pass' }));
    box.onDidHide(() => settle({ kind: 'end' }));
    const settle = (given: Given): void => {
      clearInterval(timer);
      resolve(given);
      box.dispose();
    };
    tick();
    box.show();
  });
}

function latestText(played: readonly Shot[]): string {
  const latest = played.at(-1);
  if (latest === undefined) return '';
  if (latest.given === undefined) return ' · passed';
  return latest.correct ? ' · right' : ' · not right';
}

/** Nothing about the first round: there is nothing to compare it with. */
function recordText(result: RoundResult, best: RoundResult | undefined): string {
  if (best === undefined) return '';
  return isBetter(result, best) ? ' · your best so far' : ` · best: ${roundText(best)}`;
}

/** What became of the round; a drill that is picked is opened with its draw. @returns whether to go on */
async function showResult(
  played: readonly Shot[],
  result: RoundResult,
  best: RoundResult | undefined,
  { loadDrills, page, panel }: QuickFireServices,
): Promise<boolean> {
  const again = { label: '$(zap) Another round', shot: undefined };
  const rows = played.map((shot) => ({
    label: `${shot.correct ? '$(pass)' : shot.given === undefined ? '$(circle-slash)' : '$(error)'} ${shot.title}`,
    description: `${Math.round(shot.ms / 1000)} s`,
    detail: shotText(shot, loadDrills()),
    shot,
  }));
  const picked = await vscode.window.showQuickPick([...rows, again], {
    title: `Quick-fire: ${roundText(result)}${recordText(result, best)}`,
    placeHolder: 'Pick a drill to see the way to its answer',
    ignoreFocusOut: true,
  });
  if (picked === undefined) return false;
  if (picked.shot === undefined) return true;
  await page.review(picked.shot.id, picked.shot.seed, picked.shot.given);
  panel.showDrill(picked.shot.id);
  return false;
}
