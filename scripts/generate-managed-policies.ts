// Writes src/guardrail-templates/managed-policies.generated.ts: copies of the managed policies that guardrail templates name.
// Usage: node scripts/generate-managed-policies.ts FILE SOURCE, where FILE is what
// `aws iam get-account-authorization-details --filter AWSManagedPolicy` prints and SOURCE says where and when it was printed. A file that
// maps names to { DefaultVersionId, UpdateDate, Document }, as the Python package moto has it, is taken as well.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readPolicyDocument } from '../src/commands/parse-policy-document.ts';
import { listManagedPolicyNames } from '../src/guardrail-templates/guardrail-templates.ts';
import { sha256 } from '../src/lib/sha256.ts';

const GENERATED_FILE = fileURLToPath(new URL('../src/guardrail-templates/managed-policies.generated.ts', import.meta.url));

const Version = z.object({ VersionId: z.string(), IsDefaultVersion: z.boolean(), Document: z.unknown() });
const OfCli = z.object({
  Policies: z.array(z.object({ PolicyName: z.string(), UpdateDate: z.string(), PolicyVersionList: z.array(Version) })),
});
const OfNames = z.record(z.string(), z.object({ DefaultVersionId: z.string(), UpdateDate: z.string(), Document: z.unknown() }));

interface Found {
  readonly version: string;
  readonly updated: string;
  readonly document: unknown;
}

function readPolicies(data: unknown): ReadonlyMap<string, Found> {
  const ofCli = OfCli.safeParse(data);
  if (!ofCli.success) {
    const named = Object.entries(OfNames.parse(data));
    return new Map(
      named.map(([name, { DefaultVersionId: version, UpdateDate: updated, Document: document }]) => [name, { version, updated, document }]),
    );
  }
  return new Map(
    ofCli.data.Policies.flatMap(({ PolicyName, UpdateDate: updated, PolicyVersionList }): (readonly [string, Found])[] =>
      PolicyVersionList.filter(({ IsDefaultVersion }) => IsDefaultVersion).map(({ VersionId: version, Document: document }) => [
        PolicyName,
        { version, updated, document },
      ]),
    ),
  );
}

/** Returns the text of the generated file. */
export function renderManagedPolicies(data: unknown, source: string): string {
  const found = readPolicies(data);
  const rows = listManagedPolicyNames().map((name) => {
    const policy = found.get(name);
    if (policy === undefined) throw new Error(`the file has no policy ${name}`);
    const outcome = readPolicyDocument(policy.document);
    if (outcome.status === 'invalid') throw new Error(`${name} ${outcome.reason}`);
    const { version, updated } = policy;
    return `  ${name}: ${JSON.stringify({ version, updated: updated.slice(0, 10), document: outcome.document })},\n`;
  });
  const table = rows.join('');
  return `// Copies of AWS's managed policies. Written by scripts/generate-managed-policies.ts; change that, not this.
import type { CopiedPolicy } from './copied-policy.ts';

/** Where the copies come from, and the SHA-256 of the table's text. */
export const managedPoliciesSource = {
  source: ${JSON.stringify(source)},
  sha256: '${sha256(table)}',
} as const;

/** The copies by name. */
export const managedPolicies: Readonly<Record<string, CopiedPolicy>> = {
${table}};
`;
}

if (import.meta.main) {
  const [file = '', source = ''] = process.argv.slice(2);
  if (source === '') throw new Error('usage: node scripts/generate-managed-policies.ts FILE SOURCE');
  await writeFile(GENERATED_FILE, renderManagedPolicies(JSON.parse(await readFile(file, 'utf8')), source));
}
