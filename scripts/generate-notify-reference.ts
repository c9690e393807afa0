// Writes the JSON Schema of custom notifications and the OpenAPI document of their door, from the schema that the door uses.
// Usage: node scripts/generate-notify-reference.ts [--check]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { customNotificationJsonSchema, notifyOpenApi } from '../src/contract/custom-notification-documents.ts';
import { formatJson } from './format-json.ts';

const ROOT = join(import.meta.dirname, '..');

/** Writes both documents: their paths from the root of the project, and their texts. */
export function generateNotifyReference(): ReadonlyMap<string, string> {
  // Anchors are allowed in YAML, but few readers of OpenAPI documents know them; long texts stay on their lines.
  const yaml = stringify(notifyOpenApi(), { aliasDuplicateObjects: false, lineWidth: 0, singleQuote: true });
  return new Map([
    ['docs/reference/custom-notification.schema.json', `${formatJson(customNotificationJsonSchema())}\n`],
    ['docs/reference/custom-notification.openapi.yaml', `# Written by scripts/generate-notify-reference.ts.\n${yaml}`],
  ]);
}

async function main(): Promise<void> {
  for (const [path, text] of generateNotifyReference()) {
    if (!process.argv.includes('--check')) {
      await writeFile(join(ROOT, path), text);
      continue;
    }
    const present = await readFile(join(ROOT, path), 'utf8').catch(() => undefined);
    if (present === text) continue;
    console.error(`${path} is stale; run node scripts/generate-notify-reference.ts`);
    process.exitCode = 1;
  }
}

if (import.meta.main) await main();
