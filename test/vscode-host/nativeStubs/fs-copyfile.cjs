const fs = require('node:fs');

// Assigned one by one: VS Code imports these by name, and Node does not see names set in bulk.
exports.cp = (from, to, options) => fs.promises.cp(from, to, { recursive: true, ...options });
exports.copyFile = (from, to, mode) => fs.promises.copyFile(from, to, mode);
exports.isCloneSupported = async () => false;
