import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { GradeReport } from '../../core/katas/gradeReport';

/** What a verdict depends on; the same in every part means the same verdict. */
export interface VerdictKey {
  /** Hash of the submission's text. */
  content: string;
  /** Hash of the compiled kata and of the engine. */
  kata: string;
  timeoutMs: number;
  seed: number;
}

type ResumeRecord = VerdictKey & { formatVersion: 1; file: string; report: GradeReport };

interface Place {
  start: number;
  length: number;
}

/** A short hash of texts, for telling whether something has changed. */
export function hashOf(...texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}\0`).update(text);
  return hash.digest('hex').slice(0, 24);
}

/**
 * The verdicts of a run, a line of JSON each, so that the run can go on after an interruption. Lines that are
 * torn or foreign are passed over, never repaired. In memory are only the places of the lines.
 */
export class ResumeFile {
  /** Seed of the latest verdict; a run that goes on uses it, unless told otherwise. */
  lastSeed: number | undefined;
  private readonly places = new Map<string, Place>();
  private endsInLine = true;

  private constructor(private readonly handle: FileHandle) {}

  /** Opens or makes the file. Rejects with the system's error when that is not possible. */
  static async open(file: string): Promise<ResumeFile> {
    const resume = new ResumeFile(await open(file, 'a+'));
    await resume.scan(file);
    return resume;
  }

  /** The verdict on a file from an earlier run, if everything that it depends on is the same. */
  async find(file: string, key: VerdictKey): Promise<GradeReport | undefined> {
    const place = this.places.get(file);
    if (place === undefined) return undefined;
    const buffer = Buffer.alloc(place.length);
    await this.handle.read(buffer, 0, place.length, place.start);
    const record = parseRecord(buffer.toString('utf8'));
    const isSame =
      record?.content === key.content &&
      record.kata === key.kata &&
      record.timeoutMs === key.timeoutMs &&
      record.seed === key.seed;
    return isSame ? record.report : undefined;
  }

  async append(file: string, key: VerdictKey, report: GradeReport): Promise<void> {
    const record: ResumeRecord = { formatVersion: 1, file, ...key, report };
    const start = this.endsInLine ? '' : '\n';
    this.endsInLine = true;
    await this.handle.appendFile(`${start}${JSON.stringify(record)}\n`);
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async scan(file: string): Promise<void> {
    let start = 0;
    let rest: Buffer[] = [];
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        const line = Buffer.concat([...rest, chunk.subarray(from, end)]);
        this.take(line, start);
        start += line.length + 1;
        rest = [];
        from = end + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
    this.endsInLine = rest.length === 0;
  }

  private take(line: Buffer, start: number): void {
    const record = parseRecord(line.toString('utf8'));
    if (record === undefined) return;
    this.places.set(record.file, { start, length: line.length });
    this.lastSeed = record.seed;
  }
}

function parseRecord(line: string): ResumeRecord | undefined {
  try {
    const record = JSON.parse(line) as Partial<ResumeRecord> | null;
    const isOurs =
      record?.formatVersion === 1 && typeof record.file === 'string' && typeof record.report === 'object';
    return isOurs ? (record as ResumeRecord) : undefined;
  } catch {
    return undefined; // torn by an interruption, or not ours
  }
}
