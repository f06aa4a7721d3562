import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('extension', () => {
  it('is found by VS Code and activates', async () => {
    const extension = vscode.extensions.getExtension('llm-interview-coach.llm-interview-coach');
    assert.ok(extension, 'VS Code does not know the extension');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
