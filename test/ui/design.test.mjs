import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openWorkbench, themes } from '../vscode-host/workbench.mjs';
import { findViolations, themeKinds } from './axe.mjs';
import { copyPracticeFolder, extensionId, extensionUnderTest, quietEditor } from './extensionUnderTest.mjs';

const asked =
  'How often does an active user send a message? What are the latency targets at p95 for the first token?';
const sized =
  "By Little's law 167 requests per second times 21 seconds are 3,500 in flight. " +
  'Each user needs a gigabyte of KV cache, times 10,000 that is 10 TB in total. ' +
  'I add a spare node for failures and headroom for bursts.';

describe('a design drill', () => {
  /** @type {import('../vscode-host/workbench.mjs').Workbench} */
  let workbench;
  const panel = () => workbench.webview(extensionId);
  const button = (name) => panel().getByRole('button', { name, exact: true });
  const stage = (name) => panel().getByRole('heading', { level: 1, name, exact: true });
  const field = () => panel().getByRole('textbox', { name: 'What you would say in this stage' });
  const number = (name) => panel().getByRole('textbox', { name });
  const focused = (locator) => locator.evaluate((it) => it === document.activeElement);
  const isAccessible = async () => assert.deepEqual(await findViolations(workbench, extensionId), []);
  const isAccessibleInEveryTheme = async () => {
    for (const theme of themeKinds) {
      await workbench.theme(theme);
      await panel().locator(`body.${themes[theme].webview}`).waitFor();
      await isAccessible();
    }
  };
  const press = (keys) => workbench.page.keyboard.press(keys);
  const attempts = () => {
    const folder = path.join(workbench.userDataDir, 'User/globalStorage', extensionId, 'progress');
    const lines = fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').split('\n'));
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  };

  before(async () => {
    workbench = await openWorkbench({
      folder: copyPracticeFolder(),
      settings: quietEditor,
      ...(await extensionUnderTest()),
    });
    await workbench.command('Interview Coach: Open Design Drill…');
    await workbench.choose('Serve a 70B chat model to 10,000 concurrent users');
    await button('Start the clock').waitFor();
  });
  after(() => workbench?.close());

  it('shows its stages before the clock starts', async () => {
    await panel().getByRole('row', { name: 'Size 12 min 5 numbers' }).waitFor();
    await isAccessibleInEveryTheme();
    await button('Start the clock').press('Enter');
    await stage('Clarify').waitFor();
  });

  it('tells what is asked for, and the rest when the stage is left', async () => {
    await field().fill(asked);
    await button('Ask the interviewer').press('Enter');
    await panel().getByText('a message every 60 seconds', { exact: false }).waitFor();
    assert.equal(await panel().locator('.told li').count(), 2);
    await isAccessibleInEveryTheme();
    await press('Control+Enter');
    await stage('Size').waitFor();
    assert.equal(await panel().locator('.told li').count(), 6);
  });

  it('says which number it cannot read once its field is left', async () => {
    await number(/requests arrive per second/).fill('167');
    await number(/are in flight at a time/).fill('10,000');
    await number(/fit on a node in bf16/).fill('12 parsecs');
    await press('Tab');
    await panel()
      .getByRole('alert')
      .getByText(/parsecs/)
      .waitFor();
    await field().fill(sized);
    await isAccessibleInEveryTheme();
  });

  it('keeps texts and numbers over a reload of the window, and stands still', async () => {
    await workbench.reload();
    await stage('Size').waitFor();
    await panel().getByRole('heading', { name: 'Paused' }).waitFor();
    assert.equal(await field().inputValue(), sized);
    assert.equal(await number(/requests arrive per second/).inputValue(), '167');
    await button('Continue').press('Enter');
    await button('Pause').waitFor();
    await isAccessible();
  });

  it('goes back and forth between the stages', async () => {
    await button('Back: Clarify').press('Enter');
    await stage('Clarify').waitFor();
    assert.equal(await field().inputValue(), asked);
    for (const name of ['Size', 'Architecture', 'Bottlenecks', 'Failure and cost']) {
      await press('Control+Enter');
      await stage(name).waitFor();
    }
  });

  it('asks for a self-check before anything of the exemplar is shown', async () => {
    await press('Control+Enter');
    await panel().getByRole('heading', { name: 'Did you say this?' }).waitFor();
    await panel().getByText('This looks like a common trap').waitFor();
    assert.equal(await panel().getByText('How a strong candidate puts it').count(), 0);
    await isAccessibleInEveryTheme();
  });

  it('shows points, numbers, time and exemplar of each stage once it is done', async () => {
    await press('Control+Enter');
    const title = panel().getByRole('heading', { name: /^Rated/ });
    await title.waitFor();
    assert.equal(await focused(title), true);
    await panel().getByText('It looks as if you took every open session for a request in flight.').waitFor();
    await panel().getByText('1 of 9 numbers right', { exact: false }).waitFor();
    await panel()
      .getByRole('row', { name: /^Clarify 5:00 \d:\d\d/ })
      .waitFor();
    await panel().getByText('Beside how a strong candidate puts it').first().waitFor();
    await panel().getByText('How a strong candidate puts it', { exact: true }).first().waitFor();
    await isAccessibleInEveryTheme();
  });

  it('is in the log with its numbers and times, and in the schedule', () => {
    const events = attempts().filter(({ item }) => item === 'design/design-drill-1');
    const [answer] = events.filter(({ type }) => type === 'answer');
    assert.ok(answer.found.includes('littles-law') || answer.traps.includes('users-are-requests'));
    assert.ok(answer.found.includes('asks-activity'));
    assert.deepEqual(
      answer.stages.map(({ plannedMs }) => plannedMs / 60_000),
      [5, 12, 13, 8, 7],
    );
    assert.ok(answer.stages[1].spentMs > 0);
    const slip = answer.numbers.find(({ id }) => id === 'in-flight');
    assert.deepEqual(slip, {
      id: 'in-flight',
      given: '10,000',
      correct: false,
      misconception: 'sessions-in-flight',
    });
    assert.equal(events.filter(({ type }) => type === 'review').length, 1);
  });

  it('puts a question of design into stages', async () => {
    await workbench.command('Interview Coach: Open Question…');
    await workbench.choose('Ten thousand users at once');
    await button('Practise in stages').press('Enter');
    await button('Start the clock').press('Enter');
    await stage('Clarify').waitFor();
    await isAccessible();
  });

  it('has no uncaught error in the page', () => {
    assert.deepEqual(workbench.errors, []);
  });
});
