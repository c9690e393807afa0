// The guardrail policies of a configuration: from their files, from templates, and managed policies by their ARNs.
import { readFile } from 'node:fs/promises';
import { parsePolicyDocument } from '../commands/parse-policy-document.ts';
import type { Config } from '../config/schema.ts';
import { AppError } from '../domain/errors.ts';
import { UNREAD_DOCUMENT, type GuardrailPolicy, type PolicyDocument } from '../domain/guardrail-policy.ts';
import { policiesOfTemplate } from '../guardrail-templates/policies-of-template.ts';
import type { KnownPolicy } from './managed-policies.ts';

/** Guardrails by name. */
export type LoadedGuardrails = ReadonlyMap<string, readonly GuardrailPolicy[]>;

/** What stands for a guardrail that is not there: nothing is allowed by it. */
const DENY_ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: ['*'], Resource: ['*'] }] } as const;

/** Reads them; throws `config-invalid` where one cannot be read, so that nothing runs under half of the guardrails. */
export async function loadGuardrails({ guardrails }: Pick<Config, 'guardrails'>): Promise<LoadedGuardrails> {
  const loaded = new Map<string, readonly GuardrailPolicy[]>();
  for (const { name, policyFile, policyArn, template } of guardrails) {
    if (template !== undefined) loaded.set(name, policiesOfTemplate(template, name));
    else if (policyArn !== undefined) loaded.set(name, [{ name, policyArn, document: UNREAD_DOCUMENT }]);
    else loaded.set(name, [{ name, document: await loadDocument(name, policyFile ?? '') }]);
  }
  return loaded;
}

/** The policies of the guardrails that are named, with what is known of the managed ones. */
export function policiesOfGuardrails(
  names: readonly string[],
  loaded: LoadedGuardrails,
  knownOf: (policyArn: string) => KnownPolicy,
): readonly GuardrailPolicy[] {
  return names
    .flatMap((name) => loaded.get(name) ?? [{ name, document: DENY_ALL }])
    .map((policy) => (policy.policyArn === undefined ? policy : withKnown(policy, knownOf(policy.policyArn))));
}

/** AWS's word counts; without it the copy that a template has; without either nothing is certain. */
function withKnown(policy: GuardrailPolicy, known: KnownPolicy): GuardrailPolicy {
  if ('document' in known) return { ...policy, document: known.document };
  return policy.document === UNREAD_DOCUMENT ? { ...policy, unreadBecause: known.unreadBecause } : policy;
}

async function loadDocument(name: string, policyFile: string): Promise<PolicyDocument> {
  const text = await readFile(policyFile, 'utf8').catch((error: unknown) => {
    throw new AppError('config-invalid', `the policy file of guardrail ${name} cannot be read: ${policyFile}`, { cause: error });
  });
  const parsed = parsePolicyDocument(text);
  if (parsed.status === 'invalid') throw new AppError('config-invalid', `${policyFile} ${parsed.reason}`);
  return parsed.document;
}
