import fs from 'node:fs';
import path from 'node:path';
import { hostFolder } from './paths.mjs';

/** The launcher's end of runTestsShim.cjs: passes the tests' output on and knows their result. */
export class TestRelay {
  /** What VS Code loads in place of the real entry. */
  static shim = path.join(hostFolder, 'runTestsShim.cjs');

  #offset = 0;
  #timer;

  /**
   * @param {string} entry the real test entry
   * @param {string} folder for the files in between
   */
  constructor(entry, folder) {
    this.entry = path.resolve(entry);
    this.outputFile = path.join(folder, 'test-output');
    this.resultFile = path.join(folder, 'test-result');
  }

  /** For the environment of the extension host. */
  get environment() {
    const { entry, outputFile, resultFile } = this;
    return { VSCODE_HOST_TESTS: JSON.stringify({ entry, outputFile, resultFile }) };
  }

  /** @returns {'passed' | 'failed' | undefined} undefined when the tests never came to an end */
  get result() {
    return fs.existsSync(this.resultFile)
      ? /** @type {any} */ (fs.readFileSync(this.resultFile, 'utf8'))
      : undefined;
  }

  start() {
    this.#timer = setInterval(() => this.#passOn(), 100);
  }

  stop() {
    clearInterval(this.#timer);
    this.#passOn();
  }

  #passOn() {
    if (!fs.existsSync(this.outputFile)) return;
    const output = fs.readFileSync(this.outputFile);
    process.stdout.write(output.subarray(this.#offset));
    this.#offset = output.length;
  }
}
