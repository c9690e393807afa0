// Rules across guardrail policies: each name once, each file an IAM policy document, and every name that a channel gives known.
import { parsePolicyDocument, POLICY_MAX_BYTES } from '../commands/parse-policy-document.ts';
import { composeSessionPolicy, SESSION_POLICY_MAX_LENGTH } from '../commands/session/session-policy.ts';
import type { GuardrailPolicy, PolicyDocument } from '../domain/guardrail-policy.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
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
  const policies = new Map<string, GuardrailPolicy>();
  for (const { guardrail, path } of guardrails) {
    if (guardrail?.policyFile === undefined) continue;
    const { name = '' } = guardrail;
    const read = await readPolicy(guardrail.policyFile, readFile);
    if (typeof read === 'string') findings.report([...path, 'policyFile'], `${guardrail.policyFile} ${read}`);
    else policies.set(name, { name, document: read });
  }
  reportUnknownNames(config, findings);
  warnAboutLength(config, findings, policies);
}

/** The policy, or what is wrong with its file. */
async function readPolicy(file: string, readFile: ReadFile): Promise<PolicyDocument | string> {
  const outcome = await readFile(file, POLICY_MAX_BYTES);
  if (outcome.status !== 'read') return outcome.reason;
  const parsed = parsePolicyDocument(Buffer.from(outcome.bytes).toString('utf8'));
  return parsed.status === 'ok' ? parsed.document : `is not a policy that can be enforced: ${parsed.reason}`;
}

/** Commands would be refused there one by one; what arrives in the channel does not depend on it. */
function warnAboutLength(config: PartialConfig, findings: Findings, policies: ReadonlyMap<string, GuardrailPolicy>): void {
  for (const [index, item] of (config.channelConfigurations ?? []).entries()) {
    const roles = [item?.role, ...(item?.accounts ?? []).map((account) => account?.role)].map((arn) => parseRoleArn(arn ?? ''));
    const role = roles.find((one) => one !== undefined);
    const named = (item?.guardrails ?? []).flatMap((name) => policies.get(name ?? '') ?? []);
    if (role === undefined || named.length === 0) continue;
    const { length } = composeSessionPolicy(named, role.partition);
    if (length <= SESSION_POLICY_MAX_LENGTH) continue;
    const text = `have ${length} characters as the policy of a session, and AWS takes ${SESSION_POLICY_MAX_LENGTH}: no command runs here until they are shorter`;
    findings.warn(['channelConfigurations', index, 'guardrails'], text);
  }
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
