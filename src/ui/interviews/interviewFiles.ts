import * as vscode from 'vscode';
import type { InterviewSlot, InterviewStorage } from '../../core/sessions/interviewStore';

/** Interviews as files, each put in place in one piece: a crash leaves the one before it. */
export class InterviewFiles implements InterviewStorage {
  constructor(private readonly folder: vscode.Uri) {}

  async read(slot: InterviewSlot): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.uriOf(slot)));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async write(slot: InterviewSlot, text: string | undefined): Promise<void> {
    const { fs } = vscode.workspace;
    const uri = this.uriOf(slot);
    if (text === undefined) {
      await fs.delete(uri).then(undefined, (error: unknown) => {
        if (!isMissing(error)) throw error;
      });
      return;
    }
    // windows share the folder: each has a file of its own until the text is whole
    const whole = uri.with({ path: `${uri.path}.${crypto.randomUUID()}.new` });
    await fs.writeFile(whole, new TextEncoder().encode(text));
    await fs.rename(whole, uri, { overwrite: true });
  }

  private uriOf(slot: InterviewSlot): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `${slot}.json`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
