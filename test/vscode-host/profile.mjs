import fs from 'node:fs';
import path from 'node:path';

/** Settings without which VS Code would ask the network or advertise what is not there. */
export const offlineSettings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
};

/** Settings that keep a test window still: nothing appears beside or over the editor by itself. */
export const quietSettings = {
  ...offlineSettings,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
};

/** For the server of a test window: no extension gallery, so that a test means the same with and without a network. */
export const offlineEnvironment = {
  EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '', itemUrl: '', resourceUrlTemplate: '' }),
};

export const userSettingsFile = (userDataDir) => path.join(userDataDir, 'User/settings.json');

/**
 * Writes the user settings that VS Code reads at its next start; a running window does not notice.
 * @param {string} userDataDir
 * @param {Record<string, unknown>} [settings]
 */
export function writeUserSettings(userDataDir, settings = {}) {
  const file = userSettingsFile(userDataDir);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings, undefined, 2));
}

/**
 * Changes workspace settings; a running window applies them within half a second.
 * @param {string} folder
 * @param {Record<string, unknown>} settings added to those that are there
 */
export function updateWorkspaceSettings(folder, settings) {
  const file = path.join(folder, '.vscode/settings.json');
  const current = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...current, ...settings }, undefined, 2));
}

/** @param {string} folder of an extension @returns {{ id: string, version: string, main?: string, browser?: string }} */
export function readManifest(folder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return { ...manifest, id: `${manifest.publisher}.${manifest.name}` };
}

/**
 * Puts unpacked extensions where VS Code looks for installed ones. It scans the folder as long as it has no list of its own.
 * @param {string} extensionsDir
 * @param {string[]} folders
 */
export function linkExtensions(extensionsDir, folders) {
  if (folders.length === 0) return;
  fs.mkdirSync(extensionsDir, { recursive: true });
  fs.rmSync(path.join(extensionsDir, 'extensions.json'), { force: true });
  for (const folder of folders) {
    const { id, version } = readManifest(folder);
    const link = path.join(extensionsDir, `${id}-${version}`);
    fs.rmSync(link, { recursive: true, force: true });
    fs.symlinkSync(path.resolve(folder), link, 'dir');
  }
}
