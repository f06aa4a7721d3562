// Writes interviews without end: node interviewWriter.process.js <folder> <length>
import { InterviewFiles } from '../../../src/node/interviewFiles';

async function main(folder: string, length: number): Promise<void> {
  const files = new InterviewFiles(folder);
  for (let i = 1; ; i++) {
    await files.write('interview', `${i}${'x'.repeat(length)}`);
    if (i === 1) console.log('started');
  }
}

void main(process.argv[2]!, Number(process.argv[3]));
