/**
 * Entry of the sandbox worker. Started ahead of time, it prepares an engine with a hardened realm, gives up
 * its own powers, and then runs the cases it is sent. It is used for one submission.
 */
import { dropPowers } from './dropPowers';
import { createEngine, type QuickjsEngine } from './quickjsEngine';
import type { EarlyEnd, FromWorker, ToWorker, WorkerRecord } from './workerMessages';

/** The bundled realm driver, put in by the build. */
declare const __REALM_SOURCE__: string;

const post = self.postMessage.bind(self) as (message: FromWorker) => void;
const now = performance.now.bind(performance);
let engine: QuickjsEngine | undefined;

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  answer(event.data).catch((error: unknown) => {
    conclude({ kind: 'crashed', detail: `the sandbox failed (${String(error)})` });
  });
});

async function answer(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'prepare':
      return prepare(message);
    case 'run':
      post({ kind: 'taken' });
      return conclude(engine?.run(message.job, send));
    case 'more':
      return conclude(engine?.runMore(message.cases, send));
  }
}

async function prepare({ wasm, memoryMegabytes }: Extract<ToWorker, { kind: 'prepare' }>): Promise<void> {
  engine = await createEngine({ wasm, memoryMegabytes, realmSource: __REALM_SOURCE__, now });
  dropPowers(globalThis);
  post({ kind: 'ready' });
}

function send(record: WorkerRecord): void {
  post({ kind: 'record', record });
}

function conclude(end: EarlyEnd | undefined): void {
  if (end !== undefined) post({ kind: 'end', end });
}
