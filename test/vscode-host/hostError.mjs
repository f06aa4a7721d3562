/** A fault of the environment that the person at the keyboard can fix: shown without a stack. */
export class HostError extends Error {
  name = 'HostError';
}

/**
 * Prints an error the way its reader needs it: advice alone for a {@link HostError}, the stack otherwise.
 * @param {unknown} error
 */
export function printError(error) {
  if (error instanceof HostError) console.error(`\n${error.message}`);
  else console.error(error);
}
