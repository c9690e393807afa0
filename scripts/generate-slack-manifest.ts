// Writes deploy/slack-manifest.yaml, the manifest of the Slack app as `signalbox slack manifest` prints it.
// Usage: node scripts/generate-slack-manifest.ts [--check]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_APP_NAME, writeSlackManifest } from '../src/platforms/slack/slack-manifest.ts';
import { USUAL_FEATURES } from '../src/platforms/slack/slack-scopes.ts';

const FILE = join(import.meta.dirname, '..', 'deploy/slack-manifest.yaml');

/** Writes the manifest's text. */
export function writeManifest(): string {
  return writeSlackManifest({ name: DEFAULT_APP_NAME, features: USUAL_FEATURES });
}

if (import.meta.main) {
  const text = writeManifest();
  if (!process.argv.includes('--check')) await writeFile(FILE, text);
  else if ((await readFile(FILE, 'utf8')) !== text) {
    process.stderr.write('deploy/slack-manifest.yaml is not what the table of scopes says: run node scripts/generate-slack-manifest.ts\n');
    process.exitCode = 1;
  }
}
