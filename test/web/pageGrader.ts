/** Stands for the extension in a web extension host: grades katas in a {@link WorkerSandbox}. */
import type { CompiledKata } from '../../src/core/katas/compiledKata';
import type { GradeReport } from '../../src/core/katas/gradeReport';
import { KataGrader } from '../../src/core/katas/kataGrader';
import type { CaseRecord } from '../../src/core/katas/outcome';
import type { ContentSource, SandboxEnd } from '../../src/core/ports';
import type { SandboxJob } from '../../src/protocol/sandboxMessages';
import { WorkerSandbox } from '../../src/web/workerSandbox';
import { type Submission, timeGrades, withoutSpeed } from './timeGrades';

export interface Run {
  end: SandboxEnd;
  records: CaseRecord[];
}

type Question =
  | { kind: 'grade'; submission: Submission }
  | { kind: 'run'; job: SandboxJob; cancelAfterRecord?: number }
  | { kind: 'probe' }
  | { kind: 'time'; submission: Submission; rounds: number };

const read = async (file: string): Promise<Response> => {
  const answer = await fetch(new URL(file, self.location.origin));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer;
};
const content: ContentSource = {
  index: () => Promise.resolve([]),
  question: () => Promise.resolve(undefined),
  flashcard: () => Promise.resolve(undefined),
  design: () => Promise.resolve(undefined),
  kata: async (id) => (await read(`/content/kata/${id}.json`)).json() as Promise<CompiledKata>,
};

startWorkersAsVscodeDoes();
const createSandbox = (): WorkerSandbox =>
  new WorkerSandbox({
    readFiles: async () => ({
      script: await (await read('/web/sandboxWorker.js')).text(),
      engine: await (await read('/web/quickjs.wasm')).arrayBuffer(),
    }),
  });
const sandbox = createSandbox();
const grader = new KataGrader(content, sandbox, () => 1);
const shortGrader = new KataGrader(withoutSpeed(content), sandbox, () => 1);

self.onmessage = ({ data }: MessageEvent<{ id: number; question: Question }>) => {
  const post = self.postMessage.bind(self) as (message: unknown) => void;
  void answer(data.question).then(
    (value) => post({ id: data.id, value }),
    (error: unknown) => post({ id: data.id, error: String(error) }),
  );
};

function answer(question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'grade':
      return gradeInPage(question.submission);
    case 'run':
      return runInPage(question.job, question.cancelAfterRecord);
    case 'probe':
      return probe();
    case 'time':
      return timeGrades(createSandbox(), content, question.submission, question.rounds);
  }
}

async function gradeInPage(submission: Submission): Promise<GradeReport> {
  const { kata, source, seed, timeoutMs, isShort } = submission;
  const chosen = isShort === true ? shortGrader : grader;
  const report = await chosen.grade(kata, source, { seed, timeoutMs, now: () => performance.now() });
  if (report === undefined) throw new Error('nobody cancelled this');
  return report;
}

async function runInPage(job: SandboxJob, cancelAfterRecord?: number): Promise<Run> {
  const records: CaseRecord[] = [];
  const stop = new AbortController();
  const take = (index: number, record: CaseRecord): void => {
    records.push(record);
    if (index === cancelAfterRecord) stop.abort();
  };
  return { end: await sandbox.run(job, take, stop.signal), records };
}

/** What is left in a worker that has dropped its powers. */
async function probe(): Promise<unknown> {
  const script = await (await read('/test/powersProbe.js')).text();
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'application/javascript' })));
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  });
}

/** VS Code starts every worker of an extension through a script of its own, which also wraps some powers. */
function startWorkersAsVscodeDoes(): void {
  const Native = self.Worker;
  const start = (url: string): string => `(() => {
    const nativeFetch = fetch.bind(self);
    self.fetch = (...args) => nativeFetch(...args);
    self.XMLHttpRequest = class extends XMLHttpRequest {};
    const load = importScripts.bind(self);
    self.importScripts = (...urls) => load(...urls);
    load('${url}');
  })()`;
  self.Worker = function Worker(url: string | URL, options?: WorkerOptions) {
    const blob = new Blob([start(String(url))], { type: 'application/javascript' });
    return new Native(URL.createObjectURL(blob), options);
  } as unknown as typeof Worker;
}
