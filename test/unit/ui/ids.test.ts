import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  chatParticipantId,
  commandIds,
  contextKeys,
  settingIds,
  toolNames,
  viewIds,
} from '../../../src/ui/ids';
import { chatCommands } from '../../../src/core/chat/interviewer';
import { root } from '../../helpers/sandbox';

interface Manifest {
  contributes: {
    commands: { command: string; category: string }[];
    views: Record<string, { id: string }[]>;
    configuration: { properties: Record<string, { default: unknown }> };
    keybindings: { command: string; when?: string }[];
    chatParticipants: { id: string; commands: { name: string }[] }[];
    languageModelTools: { name: string }[];
    menus: Record<string, { command: string; when?: string }[]>;
  };
}

describe('ids', () => {
  const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const commands = contributes.commands.map(({ command }) => command).sort();

  it('name exactly the commands of the manifest', () => {
    assert.deepEqual(commands, Object.values(commandIds).sort());
  });

  it('put every command under one category', () => {
    assert.deepEqual(
      new Set(contributes.commands.map(({ category }) => category)),
      new Set(['Interview Coach']),
    );
  });

  it('name exactly the views and settings of the manifest', () => {
    assert.deepEqual(
      Object.values(contributes.views)
        .flat()
        .map(({ id }) => id),
      Object.values(viewIds),
    );
    assert.deepEqual(
      Object.keys(contributes.configuration.properties).sort(),
      Object.values(settingIds).sort(),
    );
  });

  it('name exactly the chat participant, its commands and the tools of the manifest', () => {
    const [participant, ...others] = contributes.chatParticipants;
    assert.equal(participant?.id, chatParticipantId);
    assert.deepEqual(others, []);
    assert.deepEqual(
      participant.commands.map(({ name }) => name),
      chatCommands,
    );
    assert.deepEqual(
      contributes.languageModelTools.map(({ name }) => name).sort(),
      Object.values(toolNames).sort(),
    );
  });

  it('cover what menus and keybindings refer to', () => {
    const used = [...contributes.keybindings, ...Object.values(contributes.menus).flat()];
    for (const { command } of used) assert.ok(commands.includes(command), command);
    const keys = used.flatMap(({ when = '' }) => when.match(/interviewCoach\.\w+Active/g) ?? []);
    for (const key of keys) assert.ok(Object.values<string>(contextKeys).includes(key), key);
  });
});
