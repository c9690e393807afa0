// Calls by which AWS calls another service, named by a parameter, so that they would be ways around the list: they are known by that name.
// What a parameter does not say (a template at an address, a state machine made elsewhere) role and guardrails decide.
import type { ParsedCommand } from '../../../domain/command.ts';
import { foldAction } from '../iam/fold-action.ts';
import { foldName } from '../iam/fold-name.ts';
import { NEVER_ALLOWED_RESOURCE_TYPES, NEVER_ALLOWED_SINGLE_TYPES } from './never-allowed-actions.ts';

const services = new Map(Object.entries(NEVER_ALLOWED_RESOURCE_TYPES).map(([type, service]) => [foldName(type), service]));
const singleTypes = new Map(Object.entries(NEVER_ALLOWED_SINGLE_TYPES).map(([type, action]) => [foldName(type), action]));

type Params = ParsedCommand['params'];

/** Lists the folded names of what the parameters ask for. */
export function namesInParameters({ service, params }: Pick<ParsedCommand, 'service' | 'params'>): readonly string[] {
  const owner = foldName(service);
  return [...byResourceType(owner, params), ...byCapability(owner, params), ...byTexts(owner, params)].map((name) => foldAction(name));
}

/** Cloud Control calls the service of a resource type in the name of whoever asks. */
function byResourceType(service: string, { TypeName: type }: Params): readonly string[] {
  if (service !== 'cloudcontrol' || typeof type !== 'string') return [];
  const [, part = ''] = type.split('::');
  const owner = services.get(foldName(part));
  return [owner === undefined ? undefined : `${owner}:*`, singleTypes.get(foldName(type))].filter((name) => name !== undefined);
}

/** A template that makes users, roles or policies is taken only with one of these (CloudFormation API, CreateStack: Capabilities). */
const IAM_CAPABILITIES: readonly unknown[] = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'];

function byCapability(service: string, { Capabilities: capabilities }: Params): readonly string[] {
  if (service !== 'cloudformation' || !Array.isArray(capabilities)) return [];
  return capabilities.some((each) => IAM_CAPABILITIES.includes(each)) ? ['iam:*'] : [];
}

// Step Functions ("SDK service integrations") and EventBridge Scheduler ("universal targets") call any operation that is named so.
// Match: arn:aws:states:::aws-sdk:iam:listUsers, arn:aws:scheduler:::aws-sdk:sts:getCallerIdentity. Near miss: arn:aws:states:::lambda:invoke.
const SDK_INTEGRATION = /arn:[\w-]+:(?:states|scheduler):::aws-sdk:(?<service>[\w-]+):(?<operation>\w+)/gi;

// Parameter Store reads a secret of Secrets Manager in the name of whoever asks (Systems Manager User Guide, "Referencing Secrets Manager
// secrets"). Match: /aws/reference/secretsmanager/prod/db, also within an ARN. Near miss: /aws/service/ami.
const SECRET_REFERENCE = /aws\/reference\/secretsmanager/i;

function byTexts(service: string, params: Params): readonly string[] {
  const texts = textsOf(params);
  const integrations = texts.flatMap((text) => [...text.matchAll(SDK_INTEGRATION)]);
  return [
    ...integrations.map(({ groups }) => `${groups?.['service'] ?? ''}:${groups?.['operation'] ?? ''}`),
    ...(service === 'ssm' && texts.some((text) => SECRET_REFERENCE.test(text)) ? ['secretsmanager:GetSecretValue'] : []),
  ];
}

/**
 * All texts within a value, with what JSON escapes in them written out: a definition is JSON within a text. Values wait in a list of our
 * own, since somebody may send thousands of brackets.
 */
function textsOf(value: unknown): readonly string[] {
  const texts: string[] = [];
  const left = [value];
  while (left.length > 0) {
    const part = left.pop();
    if (typeof part === 'string') {
      texts.push(part);
      left.push(readJson(part));
    } else if (part instanceof Uint8Array) {
      left.push(Buffer.from(part).toString('utf8'));
    } else if (Array.isArray(part)) {
      for (const inner of part) left.push(inner);
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) {
        texts.push(key);
        left.push(inner);
      }
    }
  }
  return texts;
}

// Match: {"a": 1}, [1]. Near miss: i-0123456789abcdef0.
const JSON_START = /^\s*[[{]/;

/** The object or list that a text says; undefined where it says none. */
function readJson(text: string): unknown {
  if (!JSON_START.test(text)) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' ? data : undefined;
  } catch {
    return undefined;
  }
}
