// Progress goes to stderr, so that stdout stays for results and addresses.

const quietSeconds = 10;

/** @param {string} text */
export function announce(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs `work` with a line before, a line after, and a sign of life every ten seconds.
 * @template T
 * @param {string} text what is being done, e.g. "Installing the dependencies"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(text, work) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  announce(`${text} ...`);
  const timer = setInterval(
    () => announce(`${text}: ${Math.round(Number(seconds()))} s so far`),
    quietSeconds * 1000,
  );
  try {
    const result = await work();
    announce(`${text}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
