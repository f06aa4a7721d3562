// The server's end is watched by dieWithParent.cjs.
exports.start = () => {};
