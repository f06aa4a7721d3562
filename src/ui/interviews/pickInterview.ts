import * as vscode from 'vscode';
import { topics, type TopicId } from '../../core/content/topics';
import { interviewLengths, type InterviewPlan } from '../../core/sessions/interviewPlan';
import { phaseContent } from '../../core/sessions/interviewText';
import type { MockInterview } from '../../core/sessions/mockInterview';
import { type RoleProfile, roleProfiles } from '../../core/sessions/roleProfiles';

/**
 * Asks for role and length where they are not given; undefined when the user has changed their mind or has
 * been told that there is nothing to ask.
 */
export async function pickInterview(
  interview: MockInterview,
  roleId?: string,
  minutes?: number,
): Promise<InterviewPlan | undefined> {
  const role = roleProfiles.find(({ id }) => id === roleId) ?? (await pickRole());
  if (role === undefined) return undefined;
  const given = interviewLengths.find((length) => length === minutes);
  const planned = await Promise.all(
    (given === undefined ? interviewLengths : [given]).map((length) => interview.plan(role, length)),
  );
  const plans = planned.flatMap((result) => (result.ok ? [result.plan] : []));
  const refused = planned.find((result) => !result.ok);
  if (refused?.ok === false) {
    void vscode.window.showWarningMessage(refused.message);
    return undefined;
  }
  return given === undefined ? pickLength(role, plans) : plans[0];
}

async function pickRole(): Promise<RoleProfile | undefined> {
  const rows = roleProfiles.map((role) => ({ label: role.title, detail: mainTopics(role), role }));
  const options = { title: 'Mock interview (1/2)', placeHolder: 'Which role do you interview for?' };
  return (await vscode.window.showQuickPick(rows, options))?.role;
}

async function pickLength(
  { title }: RoleProfile,
  plans: InterviewPlan[],
): Promise<InterviewPlan | undefined> {
  const rows = plans.map((plan) => ({
    label: `${plan.minutes} minutes`,
    description: phaseContent({ items: plan.phases.flatMap(({ items }) => items) }),
    detail: plan.phases.map((phase) => `${phase.title} ${phase.minutes} min`).join(' · '),
    plan,
  }));
  const options = { title: `Mock interview: ${title} (2/2)`, placeHolder: 'How long?' };
  return (await vscode.window.showQuickPick(rows, options))?.plan;
}

function mainTopics({ topics: weights }: RoleProfile): string {
  return (Object.entries(weights) as [TopicId, number][])
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([id]) => topics[id])
    .join(' · ');
}
