// The environment of a person's shell: without what a test run, npm and its scripts have added.
import path from 'node:path';

// Match: npm_lifecycle_event, NODE_OPTIONS, VITEST_POOL_ID, SIGNALBOX_SERVER_PORT. Near miss: HTTPS_PROXY, NODE_EXTRA_CA_CERTS (the
// machine's own, without which a registry behind a proxy is not reached).
const ADDED_BY_TEST_RUNS = /^(npm_|NODE_(?!EXTRA_CA_CERTS$)|VITEST|SIGNALBOX_|INIT_CWD$|TEST$|DEV$|PROD$|MODE$|BASE_URL$|SSR$)/;

/** Returns this process's environment without what does not belong to a person, and with what is given. */
export function personEnvironment(additions: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !ADDED_BY_TEST_RUNS.test(name));
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => !folder.split(path.sep).includes('node_modules'));
  return { ...Object.fromEntries(own), PATH: folders.join(path.delimiter), ...additions };
}
