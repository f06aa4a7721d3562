import * as vscode from 'vscode';
import type { DebugJob } from '../../protocol/debugJob';
import type { ContentSource } from '../../core/ports';
import type { ChosenCase } from './kataCases';

export interface DebuggerOptions {
  /** Absolute path of the built debug driver. */
  driver: string;
  /** A Node executable. */
  runtime: string;
  /** Where the driver's jobs are written. */
  storage: vscode.Uri;
}

/** Runs one case of a kata under VS Code's JavaScript debugger. */
export class KataDebugger {
  private sessions = 0;

  constructor(
    private readonly content: ContentSource,
    private readonly options: DebuggerOptions,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Resolves when the session has started; false when it could not, which the debugger has said. */
  async start(chosen: ChosenCase): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(chosen.uri);
    if (document.isDirty && !(await document.save())) {
      void vscode.window.showErrorMessage(
        `${chosen.kata}.ts could not be saved, so it was not debugged. Save it, then debug again.`,
      );
      return false;
    }
    const job = await this.writeJob(chosen);
    const name = `${chosen.kata}: ${chosen.name}`;
    const ended = vscode.debug.onDidTerminateDebugSession((session) => {
      const { args } = session.configuration as { args?: string[] };
      if (args?.[0] !== job.fsPath || session.parentSession !== undefined) return;
      ended.dispose();
      void this.remove(job);
    });
    const folder = vscode.workspace.getWorkspaceFolder(chosen.uri);
    const isStarted = await vscode.debug.startDebugging(folder, this.configuration(name, job.fsPath));
    if (isStarted) return true;
    ended.dispose();
    await this.remove(job);
    return false;
  }

  private configuration(name: string, jobFile: string): vscode.DebugConfiguration {
    const { driver, runtime } = this.options;
    return {
      type: 'node',
      request: 'launch',
      name,
      program: driver,
      args: [jobFile],
      runtimeExecutable: runtime,
      console: 'internalConsole',
      internalConsoleOptions: 'openOnSessionStart',
      outputCapture: 'console',
      // the file is compiled in place; its map, which is part of the text, gives the exact columns
      sourceMaps: true,
      pauseForSourceMap: true,
      resolveSourceMapLocations: null,
      enableContentValidation: false,
      autoAttachChildProcesses: false,
      skipFiles: ['<node_internals>/**', driver, '**/drivers.js'],
    };
  }

  private async writeJob({ kata: id, uri, name, call, args, expected }: ChosenCase): Promise<vscode.Uri> {
    const kata = await this.content.kata(id);
    const job: DebugJob = {
      formatVersion: 1,
      file: uri.fsPath,
      name,
      call,
      args,
      drivers: kata?.drivers,
      expected,
      stopsAtEntry: !hasBreakpoint(uri),
    };
    const file = vscode.Uri.joinPath(this.options.storage, 'debug', `${Date.now()}-${this.sessions++}.json`);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(job)));
    return file;
  }

  private async remove(job: vscode.Uri): Promise<void> {
    try {
      await vscode.workspace.fs.delete(job);
    } catch (error) {
      this.log.warn(`the debugged case in ${job.fsPath} could not be removed`, error);
    }
  }
}

function hasBreakpoint(uri: vscode.Uri): boolean {
  return vscode.debug.breakpoints.some(
    (point) =>
      point.enabled &&
      point instanceof vscode.SourceBreakpoint &&
      point.location.uri.toString() === uri.toString(),
  );
}
