const { findSourceMap } = require('node:module');

/**
 * Rewrites a stack to name the TypeScript sources. VS Code formats stacks itself, so Node's own rewriting has no effect
 * there; Node still reads the source maps once `process.setSourceMapsEnabled(true)` is called.
 * @param {string} stack
 */
exports.toSourceStack = (stack) =>
  stack.replace(/((?:[A-Za-z]:)?[^\s():]+\.js):(\d+):(\d+)/g, (place, file, line, column) => {
    const origin = /** @type {any} */ (findSourceMap(file)?.findOrigin(Number(line), Number(column)));
    return origin?.fileName
      ? `${origin.fileName.replace(/^file:\/\//, '')}:${origin.lineNumber}:${origin.columnNumber}`
      : place;
  });
