/** Why something could not be written, and what helps, for people. */
export function storageFailure(error: unknown, place: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
      return `the disk is full: free some space where ${place} is`;
    case 'EDQUOT':
      return `your disk quota is used up: free some space where ${place} is`;
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `${place} must not be written: check its permissions, and that the disk is not read-only`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `${place} is not there: connect its drive, or create the folder again`;
    default:
      return message;
  }
}
