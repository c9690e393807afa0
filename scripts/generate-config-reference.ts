// Writes the reference of the configuration, for people and for editors, from its schemas.
// Usage: node scripts/generate-config-reference.ts [--check]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfigNode, type ConfigNode, type SectionNode } from '../src/config/config-node.ts';
import { formatPath } from '../src/config/format-path.ts';
import { needsRestart } from '../src/config/needs-restart.ts';
import { Config } from '../src/config/schema.ts';
import { FILE_SUFFIX, variableName } from '../src/config/variable-name.ts';
import { formatJson } from './format-json.ts';

const ROOT = join(import.meta.dirname, '..');

const INTRODUCTION = `# Configuration

This page is written from the schemas by \`scripts/generate-config-reference.ts\`.

Signalbox reads one YAML file, \`signalbox.yaml\` in the working folder unless another one is named. Without a file the
defaults count: the web chat with one channel, \`#ops\`. The file is strict: an unknown key is an error.
\`signalbox check-config\` prints everything that is wrong at once, with line and column.

- **Environment.** Every value has a variable, and the variable counts more than the file. \`<n>\` is the position in a list,
  from 0. An empty variable counts as not set. An unknown variable that starts with \`SIGNALBOX_\` is a warning.
- **Secrets.** A secret stands in the file (\`botToken: xoxb-...\`), in a file of its own (\`botToken_FILE: /run/secrets/bot\`), or in
  a variable of either form. One line break at the end of a secret's file is left out.
- **Paths.** Relative paths in the file start at the file's folder, those in variables at the working folder.
- **YAML.** Version 1.2, one document, at most 1 MB. Values that look like numbers but are texts, such as account ids, need quotes.
  Tags and merge keys are refused; there is no templating.
- **Editors.** Put \`# yaml-language-server: $schema=<path>/signalbox.schema.json\` on the first line to get completion.
- **Reload.** \`signalbox reload\` takes the whole file or nothing. What needs a restart is marked below; a reload that changes it is refused.
`;

/** Writes every generated file: its path from the root of the project, and its text. */
export function generateConfigReference(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/reference/configuration.md', writeReference()],
    ['docs/reference/signalbox.schema.json', `${formatJson(writeJsonSchema())}\n`],
  ]);
}

/** Lists the generated files that are not as they would be written now. */
export async function listStaleFiles(): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const [path, text] of generateConfigReference()) {
    const present = await readFile(join(ROOT, path), 'utf8').catch(() => undefined);
    if (present !== text) stale.push(path);
  }
  return stale;
}

function writeReference(): string {
  const root = readConfigNode(Config);
  if (root.kind !== 'section') throw new TypeError('the configuration must be a section');
  const parts = [...root.fields].map(([name, node]) => {
    if (node.kind !== 'section' && node.kind !== 'list') return describeField(node, [name], 2);
    const inner = listFields(node, [name]).map(({ node: field, path }) => describeField(field, path, 3));
    const list = node.kind === 'list' ? describeField(node, [name], 2) : `## \`${name}\`\n\n${node.description}\n`;
    return [list, ...inner].join('\n');
  });
  return [INTRODUCTION, ...parts].join('\n');
}

interface Field {
  readonly node: ConfigNode;
  readonly path: readonly string[];
}

function listFields(node: ConfigNode, path: readonly string[]): Field[] {
  if (node.kind === 'section') {
    if (node.isRepeated === true) return [];
    return [...node.fields].flatMap(([name, field]) => [{ node: field, path: [...path, name] }, ...listFields(field, [...path, name])]);
  }
  return node.kind === 'list' && node.item.kind === 'section' ? listFields(node.item, [...path, '<n>']) : [];
}

function describeField(node: ConfigNode, path: readonly string[], level: number): string {
  const title = path.map((step) => (step === '<n>' ? '[]' : `.${step}`)).join('');
  const facts = [describeKind(node), ...describeVariables(node, path)];
  if (needsRestart(formatPath(path.filter((step) => step !== '<n>')))) facts.push('A change needs a restart.');
  return `${'#'.repeat(level)} \`${title.slice(1)}\`\n\n${node.description}\n\n${facts.map((fact) => `- ${fact}\n`).join('')}`;
}

function describeKind(node: ConfigNode): string {
  if (node.isRequired) return `${KINDS[node.kind](node)}, required.`;
  const { defaultValue } = node;
  const hasDefault = typeof defaultValue === 'string' || typeof defaultValue === 'number' || typeof defaultValue === 'boolean';
  return `${KINDS[node.kind](node)}, ${hasDefault ? `default \`${defaultValue}\`` : 'optional'}.`;
}

const LISTS: Readonly<Partial<Record<ConfigNode['kind'], string>>> = { number: 'List of whole numbers' };

const KINDS: Readonly<Record<ConfigNode['kind'], (node: ConfigNode) => string>> = {
  section: () => 'Keys with values',
  list: (node) => {
    if (node.kind !== 'list' || node.item.kind !== 'section') return node.kind === 'list' ? (LISTS[node.item.kind] ?? 'List of texts') : '';
    return node.item.isRepeated === true ? 'List of the keys around it' : 'List of the keys below';
  },
  choice: (node) => (node.kind === 'choice' ? `One of ${node.choices.map((choice) => `\`${choice}\``).join(', ')}` : ''),
  number: (node) => (node.kind === 'number' ? `Whole number from ${node.minimum} to ${node.maximum}` : ''),
  text: () => 'Text',
  path: () => 'Path',
  boolean: () => '`true` or `false`',
  secret: () => 'Secret',
};

function describeVariables(node: ConfigNode, path: readonly string[]): string[] {
  if (node.kind === 'section') return [];
  if (node.kind === 'list') return node.item.kind === 'section' ? [] : [`Environment: \`${variableName([...path, '<n>'])}\``];
  const name = variableName(path);
  return [node.kind === 'secret' ? `Environment: \`${name}\` or \`${name}${FILE_SUFFIX}\`` : `Environment: \`${name}\``];
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

function writeJsonSchema(): JsonSchema {
  return z.toJSONSchema(Config, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      delete jsonSchema['isPath'];
      const { type } = zodSchema._zod.def;
      if (type !== 'object') return;
      const node = readConfigNode(zodSchema);
      if (node.kind === 'section') addSecretFiles(node, jsonSchema);
    },
  });
}

// A secret is a text, or the path of its file under another key; where it is required, one of the two is.
function addSecretFiles(section: SectionNode, schema: JsonSchema): void {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const choices: JsonSchema[] = [];
  for (const [name, node] of section.fields) {
    if (node.kind !== 'secret') continue;
    properties[name] = { ...properties[name], type: 'string' };
    properties[name + FILE_SUFFIX] = { description: `File that holds ${name}.`, type: 'string', minLength: 1 };
    if (!node.isRequired) continue;
    schema.required = (schema.required ?? []).filter((required) => required !== name);
    choices.push({ oneOf: [{ required: [name] }, { required: [name + FILE_SUFFIX] }] });
  }
  if (choices.length > 0) schema.allOf = choices;
}

async function main(): Promise<void> {
  if (process.argv.includes('--check')) {
    const stale = await listStaleFiles();
    for (const path of stale) console.error(`${path} is stale; run node scripts/generate-config-reference.ts`);
    process.exitCode = stale.length === 0 ? 0 : 1;
    return;
  }
  for (const [path, text] of generateConfigReference()) await writeFile(join(ROOT, path), text);
}

if (import.meta.main) await main();
