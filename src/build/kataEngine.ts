/**
 * All that the checks of a kata depend on, bundled for its text alone: as long as it stays the same, so does
 * what was found.
 */
export { openTrustedTests } from './authoredTests';
export { compileKata } from './compileKata';
export { readKataSources } from './kataSources';
