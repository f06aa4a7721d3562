// Accessibility checks of a webview's own document with axe-core.
import axe from 'axe-core';

/**
 * One theme of each kind. High contrast light follows the rules of high contrast; the main job is checked in it too.
 * @type {('light' | 'dark' | 'highContrast')[]}
 */
export const themeKinds = ['light', 'dark', 'highContrast'];

/**
 * @typedef {object} Violation
 * @property {string} rule e.g. "color-contrast"
 * @property {string} help what to do, in a sentence
 * @property {string | null | undefined} impact
 * @property {string[]} elements a selector and the reason for each
 */

/**
 * Checks a webview. Run it once for each theme: contrast depends on it.
 * @param {import('../vscode-host/workbench.mjs').Workbench} workbench
 * @param {string} extensionId
 * @param {{ nth?: number, disabledRules?: string[] }} [options]
 * @returns {Promise<Violation[]>} empty when nothing is wrong
 */
export async function findViolations(workbench, extensionId, { nth = 0, disabledRules = [] } = {}) {
  const frame = await webviewFrame(workbench, extensionId, nth);
  // By evaluation, which the webview's content security policy does not concern.
  await frame.evaluate(axe.source);
  const rules = Object.fromEntries(disabledRules.map((rule) => [rule, { enabled: false }]));
  const { violations, passes } = await frame.evaluate(
    (options) =>
      /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'], rules: options }),
    rules,
  );
  if (passes.length + violations.length === 0)
    throw new Error('axe found nothing to check: the webview is empty.');
  return violations.map(({ id, help, impact, nodes }) => ({
    ...{ rule: id, help, impact },
    elements: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
  }));
}

/** The innermost frame, since axe has to run inside the document it checks. */
async function webviewFrame(workbench, extensionId, nth) {
  const outer = await (await workbench.webviewElement(extensionId, nth).elementHandle())?.contentFrame();
  const inner = await (await outer?.waitForSelector('#active-frame'))?.contentFrame();
  if (!inner) throw new Error(`${extensionId} has no webview number ${nth}.`);
  return inner;
}
