// Rules across guardrail policies: each name once, each of one kind, each file an IAM policy document, and every name that is given known.
import { parsePolicyDocument, POLICY_MAX_BYTES } from '../commands/parse-policy-document.ts';
import { composeSessionPolicy, findArnFault, SESSION_POLICY_MAX_LENGTH } from '../commands/session/session-policy.ts';
import { UNREAD_DOCUMENT, type GuardrailPolicy, type PolicyDocument } from '../domain/guardrail-policy.ts';
import { parsePolicyArn } from '../domain/policy-arn.ts';
import { parseRoleArn, type Role } from '../domain/role-arn.ts';
import { policiesOfTemplate } from '../guardrail-templates/policies-of-template.ts';
import { matchesWildcard } from '../lib/matches-wildcard.ts';
import { describeUnknownName } from './describe-unknown-name.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import { guardrailsOfChannel } from './guardrails-of-channel.ts';
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
  const policies = new Map<string, readonly GuardrailPolicy[]>();
  for (const { guardrail, path } of guardrails) {
    if (guardrail === undefined) continue;
    checkKind(guardrail, path, findings);
    policies.set(guardrail.name ?? '', await policiesOf(guardrail, path, { findings, readFile }));
  }
  reportUnknownNames(config, findings);
  warnOfUnusedSelections(config, findings);
  warnAboutSessions(config, findings, policies);
}

type Item = NonNullable<NonNullable<PartialConfig['guardrails']>[number]>;

const KINDS = ['policyFile', 'policyArn', 'template'] as const;

function checkKind(guardrail: Item, path: ConfigPath, findings: Findings): void {
  const given = KINDS.filter((kind) => guardrail[kind] !== undefined || findings.isFaulty([...path, kind]));
  const [, second] = given;
  if (second !== undefined) findings.report([...path, second], `cannot stand beside ${given[0]}: a guardrail is one of the two`);
  if (given.length > 0 || findings.isDamaged(path) || findings.isFaulty(path)) return;
  findings.report(path, 'is missing what it is: policyFile, policyArn or template');
}

interface Reading {
  readonly findings: Findings;
  readonly readFile: ReadFile;
}

async function policiesOf(guardrail: Item, path: ConfigPath, { findings, readFile }: Reading): Promise<readonly GuardrailPolicy[]> {
  const { name = '', policyFile, policyArn, template } = guardrail;
  if (template !== undefined) return policiesOfTemplate(template, name);
  if (policyArn !== undefined) {
    checkArn(policyArn, [...path, 'policyArn'], findings);
    return [{ name, policyArn, document: UNREAD_DOCUMENT }];
  }
  if (policyFile === undefined) return [];
  const read = await readPolicy(policyFile, readFile);
  if (typeof read !== 'string') return [{ name, document: read }];
  findings.report([...path, 'policyFile'], `${policyFile} ${read}`);
  return [];
}

// AWS makes them for roles of its services, and takes none of them as a guardrail (AWS Chatbot Administrator Guide, "Guardrail policies").
// Match: service-role/AWSLambdaRole. Near miss: job-function/ViewOnlyAccess.
const OF_SERVICES = /^(?:aws-)?service-role\//;

function checkArn(policyArn: string, path: ConfigPath, findings: Findings): void {
  const policy = parsePolicyArn(policyArn);
  if (policy?.accountId !== 'aws' || !OF_SERVICES.test(policy.name)) return;
  findings.report(path, 'is a policy for a role of a service, which cannot be a guardrail');
}

/** The policy, or what is wrong with its file. */
async function readPolicy(file: string, readFile: ReadFile): Promise<PolicyDocument | string> {
  const outcome = await readFile(file, POLICY_MAX_BYTES);
  if (outcome.status !== 'read') return outcome.reason;
  const parsed = parsePolicyDocument(Buffer.from(outcome.bytes).toString('utf8'));
  return parsed.status === 'ok' ? parsed.document : `is not a policy that can be enforced: ${parsed.reason}`;
}

/** Commands would be refused there one by one; what arrives in the channel does not depend on it. */
function warnAboutSessions(config: PartialConfig, findings: Findings, policies: ReadonlyMap<string, readonly GuardrailPolicy[]>): void {
  for (const [index, item] of (config.channelConfigurations ?? []).entries()) {
    if (item === undefined) continue;
    const roles = [item.role, ...(item.accounts ?? []).map((account) => account?.role)]
      .map((arn) => parseRoleArn(arn ?? ''))
      .filter((role) => role !== undefined);
    const named = guardrailsOfChannel(item, config).names.flatMap((name) => policies.get(name) ?? []);
    const path = ['channelConfigurations', index, ...(item.guardrails === undefined ? [] : ['guardrails'])];
    for (const text of findSessionFaults(named, roles)) findings.warn(path, text);
  }
}

function findSessionFaults(guardrails: readonly GuardrailPolicy[], roles: readonly Role[]): readonly string[] {
  const [role] = roles;
  if (role === undefined || guardrails.length === 0) return [];
  const arnFault = roles.map((one) => findArnFault(guardrails, one)).find((fault) => fault !== undefined);
  const { length } = composeSessionPolicy(guardrails, role.partition);
  return [
    ...(arnFault === undefined ? [] : [`name ${arnFault}: no command runs there`]),
    ...(length <= SESSION_POLICY_MAX_LENGTH
      ? []
      : [
          `have ${length} characters as the policy of a session, and AWS takes ${SESSION_POLICY_MAX_LENGTH}: no command runs here until they are shorter`,
        ]),
  ];
}

function warnOfUnusedSelections(config: PartialConfig, findings: Findings): void {
  const names = (config.channelConfigurations ?? []).map((item) => item?.configurationName ?? '');
  for (const [index, selection] of (config.guardrailSelections ?? []).entries()) {
    for (const [position, pattern] of (selection?.configurationNames ?? []).entries()) {
      if (pattern === undefined || names.some((name) => matchesWildcard(pattern, name))) continue;
      findings.warn(['guardrailSelections', index, 'configurationNames', position], 'is the name of no channel configuration');
    }
  }
}

function reportUnknownNames(config: PartialConfig, findings: Findings): void {
  const known = listNames(config, findings);
  if (known === undefined) return;
  for (const { path, names } of listGivenNames(config)) {
    for (const [position, name] of names.entries()) {
      if (name === undefined || known.includes(name)) continue;
      findings.report([...path, position], describeUnknownName('guardrail', name, known));
    }
  }
}

interface GivenNames {
  readonly path: ConfigPath;
  readonly names: readonly (string | undefined)[];
}

function listGivenNames(config: PartialConfig): readonly GivenNames[] {
  const of = (list: string, items: readonly ({ readonly guardrails?: GivenNames['names'] | undefined } | undefined)[] = []) =>
    items.map((item, index) => ({ path: [...list.split('.'), index, 'guardrails'], names: item?.guardrails ?? [] }));
  return [
    { path: ['defaultGuardrails'], names: config.defaultGuardrails ?? [] },
    ...of('slack.workspaces', config.slack?.workspaces),
    ...of('guardrailSelections', config.guardrailSelections),
    ...of('channelConfigurations', config.channelConfigurations),
  ];
}

// Undefined where a fault hides a name: then nobody can say which are missing.
function listNames(config: PartialConfig, findings: Findings): readonly string[] | undefined {
  if (findings.isFaulty(['guardrails']) || findings.isDamaged(['guardrails'])) return undefined;
  const names = (config.guardrails ?? []).map((guardrail) => guardrail?.name);
  return names.includes(undefined) ? undefined : names.filter((name) => name !== undefined);
}
