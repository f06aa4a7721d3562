import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, gradeText, kataUri, next, replaceText } from './kataHarness';

interface Stopped {
  session: vscode.DebugSession;
  threadId: number;
  reason: string;
}

const wrong = `export function applyRope(
  rows: number[][], positions: number[], options?: { layout?: string },
): number[][] {
  const count: number = rows.length; const kept = rows.map((row) => [...row]);
  return kept.slice(0, count);
}

export function ropeScores(): number[][] {
  return [];
}
`;

/** In a remote window, VS Code tells the path of a source as an address. */
const pathOf = (source: string): string =>
  /^[a-z-]+:\/\//.test(source) ? vscode.Uri.parse(source).path : vscode.Uri.file(source).path;

/** The JavaScript debugger is part of VS Code; it takes a while on a busy machine. */
describe('debugging a kata', function () {
  this.timeout(90_000);
  const uri = kataUri('rope');
  const stops = new vscode.EventEmitter<Stopped>();
  const output: string[] = [];
  let tracker: vscode.Disposable | undefined;

  before(async () => {
    const api = await extension.activate();
    await vscode.commands.executeCommand('interviewCoach.openKata', 'rope');
    tracker = vscode.debug.registerDebugAdapterTrackerFactory('*', {
      createDebugAdapterTracker: (session) => ({
        onDidSendMessage: (message: {
          event?: string;
          body?: { threadId: number; reason: string; output?: string };
        }) => {
          if (message.event === 'stopped') stops.fire({ session, ...message.body! });
          if (message.event === 'output') output.push(message.body?.output ?? '');
        },
      }),
    });
    const report = await gradeText(api, 'rope', wrong);
    assert.equal(report.status, 'failed');
  });
  afterEach(async () => {
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.debug.stopDebugging();
  });
  after(() => {
    tracker?.dispose();
  });

  const frameOf = async ({
    session,
    threadId,
  }: Stopped): Promise<{ id: number; file: string; line: number; column: number }> => {
    const { stackFrames } = (await session.customRequest('stackTrace', { threadId })) as {
      stackFrames: { id: number; line: number; column: number; source: { path: string } }[];
    };
    const [top] = stackFrames;
    return { id: top!.id, file: pathOf(top!.source.path), line: top!.line, column: top!.column };
  };
  const evaluate = async ({ session }: Stopped, frameId: number, expression: string): Promise<string> => {
    const { result } = (await session.customRequest('evaluate', {
      expression,
      frameId,
      context: 'watch',
    })) as {
      result: string;
    };
    return result;
  };
  const jobs = async (): Promise<string[]> => {
    return (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(await storage(), 'debug'))).map(
      ([name]) => name,
    );
  };
  const storage = async (): Promise<vscode.Uri> => (await extension.activate()).storage;
  /** Starts the debugger on a case, and lets it go on to its end after the first stop. */
  const debug = async (name: string, atStop: (stopped: Stopped) => Promise<void>): Promise<void> => {
    const stopped = next(stops.event);
    const ended = next(
      vscode.debug.onDidTerminateDebugSession,
      ({ parentSession }) => parentSession === undefined,
    );
    await vscode.commands.executeCommand('interviewCoach.debugCase', { id: 'rope', uri, name });
    const at = await stopped;
    await atStop(at);
    await at.session.customRequest('continue', { threadId: at.threadId });
    await ended;
  };

  it('stops at a breakpoint in the TypeScript, with the arguments of the chosen case', async () => {
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.path, uri.path);
    vscode.debug.addBreakpoints([
      new vscode.SourceBreakpoint(new vscode.Location(uri, new vscode.Position(4, 0))),
    ]);
    output.length = 0;
    await debug('two pairs turn at two speeds', async (at) => {
      const frame = await frameOf(at);
      assert.equal(frame.file, uri.path);
      assert.equal(frame.line, 5);
      assert.equal(await evaluate(at, frame.id, 'JSON.stringify([rows, positions])'), "'[[[1,0,1,0]],[2]]'");
      assert.equal(await evaluate(at, frame.id, 'count'), '1');
    });
    assert.equal(document.isDirty, false, 'the text is saved before it is debugged');
    const text = output.join('');
    assert.match(text, /Case "two pairs turn at two speeds" calls applyRope/);
    assert.match(text, /Result:/);
    assert.match(text, /Expected:\s*\[-0\.416/);
  });

  it('stops where the function begins when there is no breakpoint', async () => {
    await debug('two pairs turn at two speeds', async (at) => {
      const frame = await frameOf(at);
      assert.equal(frame.file, uri.path);
      assert.equal(frame.line, 4);
    });
  });

  it('maps columns of a line whose types were dropped', async () => {
    const column = wrong.split('\n')[3]!.indexOf('const kept');
    vscode.debug.addBreakpoints([
      new vscode.SourceBreakpoint(new vscode.Location(uri, new vscode.Position(3, column))),
    ]);
    await debug('two pairs turn at two speeds', async (at) => {
      const frame = await frameOf(at);
      assert.equal(frame.line, 4);
      assert.ok(frame.column > column, `stopped at column ${frame.column}`);
      assert.equal(await evaluate(at, frame.id, 'count'), '1');
    });
  });

  it('leaves nothing of the case behind', async () => {
    // the session's end is told before its file is gone
    while ((await jobs()).length > 0);
  });

  it('waits for an asynchronous solution', async () => {
    await replaceText(
      uri,
      `export async function applyRope(rows: number[][]) {\n  await Promise.resolve();\n  return rows.length;\n}\nexport function ropeScores() {}\n`,
    );
    vscode.debug.addBreakpoints([
      new vscode.SourceBreakpoint(new vscode.Location(uri, new vscode.Position(2, 0))),
    ]);
    output.length = 0;
    await debug('two pairs turn at two speeds', async (at) => {
      assert.equal((await frameOf(at)).line, 3);
    });
    assert.match(output.join(''), /Result: 1/);
  });
});
