// Rules across guardrail policies: each name once, each file an IAM policy document, and every name that a channel gives known.
import { parsePolicyDocument, POLICY_MAX_BYTES } from '../commands/parse-policy-document.ts';
import { describeUnknownName } from './describe-unknown-name.ts';
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';
import type { ReadFile } from './read-file.ts';
import { reportRepeats } from './report-repeats.ts';

/** Reports guardrails whose name is taken, whose file is no policy, and channels that name one that is not there. */
export async function checkGuardrails(config: PartialConfig, findings: Findings, readFile: ReadFile): Promise<void> {
  const guardrails = (config.guardrails ?? []).map((guardrail, index) => ({ guardrail, path: ['guardrails', index] as const }));
  reportRepeats(
    guardrails.map(({ guardrail, path }) => ({ path: [...path, 'name'], value: guardrail?.name })),
    'the name',
    findings,
  );
  for (const { guardrail, path } of guardrails) {
    if (guardrail?.policyFile === undefined) continue;
    const problem = await findProblem(guardrail.policyFile, readFile);
    if (problem !== undefined) findings.report([...path, 'policyFile'], `${guardrail.policyFile} ${problem}`);
  }
  reportUnknownNames(config, findings);
}

async function findProblem(file: string, readFile: ReadFile): Promise<string | undefined> {
  const outcome = await readFile(file, POLICY_MAX_BYTES);
  if (outcome.status !== 'read') return outcome.reason;
  const parsed = parsePolicyDocument(Buffer.from(outcome.bytes).toString('utf8'));
  return parsed.status === 'ok' ? undefined : `is not a policy that can be enforced: ${parsed.reason}`;
}

function reportUnknownNames(config: PartialConfig, findings: Findings): void {
  const known = listNames(config, findings);
  if (known === undefined) return;
  for (const [index, item] of (config.channelConfigurations ?? []).entries()) {
    for (const [position, name] of (item?.guardrails ?? []).entries()) {
      if (name === undefined || known.includes(name)) continue;
      findings.report(['channelConfigurations', index, 'guardrails', position], describeUnknownName('guardrail', name, known));
    }
  }
}

// Undefined where a fault hides a name: then nobody can say which are missing.
function listNames(config: PartialConfig, findings: Findings): readonly string[] | undefined {
  if (findings.isFaulty(['guardrails']) || findings.isDamaged(['guardrails'])) return undefined;
  const names = (config.guardrails ?? []).map((guardrail) => guardrail?.name);
  return names.includes(undefined) ? undefined : names.filter((name) => name !== undefined);
}
