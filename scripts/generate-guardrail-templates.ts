// Writes docs/reference/guardrail-templates.md from the templates.
// Usage: node scripts/generate-guardrail-templates.ts [--check]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolicyDocument, PolicyStatement } from '../src/domain/guardrail-policy.ts';
import { describeTemplate } from '../src/guardrail-templates/describe-template.ts';
import { guardrailTemplates } from '../src/guardrail-templates/guardrail-templates.ts';
import { managedPoliciesSource } from '../src/guardrail-templates/managed-policies.generated.ts';

/** The written page, from the root of the project. */
export const TEMPLATE_REFERENCE = 'docs/reference/guardrail-templates.md';

/** Actions that are named of a statement; of more only the number. */
const SHOWN_ACTIONS = 30;

const FILE = join(import.meta.dirname, '..', TEMPLATE_REFERENCE);
const INTRODUCTION = `# Guardrail templates

This page is written from \`src/guardrail-templates\` by \`scripts/generate-guardrail-templates.ts\`.

The role templates of AWS Chatbot and its protection policy, ready to be guardrails:

\`\`\`yaml
guardrails:
  - name: look
    template: read-only-commands
\`\`\`

\`signalbox guardrails templates NAME\` prints the policy documents of one. What belongs to AWS goes along with sessions by its ARN, so that
AWS's version counts. Signalbox reads that version too (\`iam:GetPolicy\`, \`iam:GetPolicyVersion\`); where it may not, it judges by its copy:
${managedPoliciesSource.source}.
`;

/** Writes the page's text. */
export function writeTemplateReference(): string {
  return [INTRODUCTION, ...guardrailTemplates.map((template) => writeTemplate(describeTemplate(template)))].join('\n');
}

function writeTemplate({ name, title, summary, source, policies }: ReturnType<typeof describeTemplate>): string {
  const rows = policies.flatMap((policy) => {
    const what = 'policyArn' in policy ? `\`${policy.policyArn}\`, ${policy.version} of ${policy.updated}` : `\`${policy.policyName}\``;
    return [`- ${what}\n`, ...describeDocument(policy.document)];
  });
  return `## \`${name}\`\n\n${title}. ${summary} [Source](${source}).\n\n${rows.join('')}`;
}

function describeDocument({ Statement }: PolicyDocument): readonly string[] {
  return Statement.map((statement) => `  - ${statement.Effect} ${describeActions(statement)}${describeLimits(statement)}\n`);
}

function describeActions({ Action = [] }: PolicyStatement): string {
  return Action.length > SHOWN_ACTIONS ? `${Action.length} actions` : Action.map((action) => `\`${action}\``).join(', ');
}

function describeLimits({ Resource = [], Condition }: PolicyStatement): string {
  const on = Resource.join() === '*' ? '' : ` on ${Resource.map((resource) => `\`${resource}\``).join(', ')}`;
  return Condition === undefined ? on : `${on}, with a condition`;
}

async function main(): Promise<void> {
  if (!process.argv.includes('--check')) return writeFile(FILE, writeTemplateReference());
  const present = await readFile(FILE, 'utf8').catch(() => undefined);
  if (present === writeTemplateReference()) return;
  console.error(`${TEMPLATE_REFERENCE} is stale; run node scripts/generate-guardrail-templates.ts`);
  process.exitCode = 1;
}

if (import.meta.main) await main();
