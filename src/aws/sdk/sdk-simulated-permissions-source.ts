// What IAM says that somebody may do, by SimulatePrincipalPolicy: one call for each resource, with all that is asked about it.
import type { SimulatedPermissionsSource, SimulatedRequest, SimulatedVerdict, SimulationRequest } from '../simulated-permissions-source.ts';
import type { Reading } from '../reading.ts';
import type { CallGate } from './call-gate.ts';
import type { Params } from './plugin.ts';
import { structureOf, structuresOf, textOf, type Structure } from './read-answer.ts';
import { notRead, type ReadingCaller } from './reading-caller.ts';

/** Time between two calls of an account. IAM publishes no rate for them; at five a second they are the smaller part of what people cause. */
export const SIMULATION_INTERVAL_MS = 200;

/** Longest ARN of a resource, and name of an action (IAM API, SimulatePrincipalPolicy). */
const RESOURCE_MAX_LENGTH = 2_048;
const ACTION_MAX_LENGTH = 128;

const CALL = 'iam:SimulatePrincipalPolicy';

/** What is asked with. */
export interface SimulatedPermissionsOptions {
  readonly caller: ReadingCaller;
  /** One for all of the process. */
  readonly gate: CallGate;
}

/** Requests about one resource. */
interface Group {
  readonly resource: string;
  readonly region: string | undefined;
  readonly actions: Set<string>;
}

/** Asks IAM. */
export class SdkSimulatedPermissionsSource implements SimulatedPermissionsSource {
  readonly #options: SimulatedPermissionsOptions;

  constructor(options: SimulatedPermissionsOptions) {
    this.#options = options;
  }

  async simulate(request: SimulationRequest, signal: AbortSignal): Promise<Reading<readonly SimulatedVerdict[]>> {
    const { requests } = request;
    if (!requests.every(isTaken)) return notRead(CALL, 'bad-input', 'IAM would not take the action or the resource');
    const groups = new Map<string, Group>();
    for (const { action, resource, region } of requests) {
      const key = keyOf({ resource, region });
      const group = groups.get(key) ?? { resource, region, actions: new Set() };
      group.actions.add(action);
      groups.set(key, group);
    }
    const verdicts = new Map<string, ReadonlyMap<string, SimulatedVerdict>>();
    for (const [key, group] of groups) {
      const reading = await this.#ask(group, request, signal);
      if (reading.status === 'not-read') return reading;
      verdicts.set(key, reading.value);
    }
    // Of what IAM has not answered nothing is known.
    const value = requests.map((each) => verdicts.get(keyOf(each))?.get(each.action.toLowerCase()) ?? 'undetermined');
    return { status: 'read', value };
  }

  async #ask(
    group: Group,
    { place, principalArn }: SimulationRequest,
    signal: AbortSignal,
  ): Promise<Reading<ReadonlyMap<string, SimulatedVerdict>>> {
    const { caller, gate } = this.#options;
    if (!(await gate.enter(place.accountId, signal))) {
      return signal.aborted ? notRead(CALL, 'slow', 'no turn in time') : notRead(CALL, 'throttled', 'too many questions wait already');
    }
    const reading = await caller.call(CALL, { place, params: toParams(group, principalArn) }, signal);
    if (reading.status === 'not-read') return reading;
    const { EvaluationResults: results } = reading.value;
    if (!Array.isArray(results)) return notRead(CALL, 'damaged', 'the answer has no list of results');
    return {
      status: 'read',
      value: new Map(
        structuresOf(results).map((result) => {
          const action = textOf(result['EvalActionName'], ACTION_MAX_LENGTH)?.toLowerCase() ?? '';
          return [action, verdictOf(result, action)];
        }),
      ),
    };
  }
}

function keyOf({ resource, region = '' }: Pick<SimulatedRequest, 'resource'> & { readonly region?: string | undefined }): string {
  return `${region}\n${resource}`;
}

// Match: arn:aws:ec2:eu-west-1:111111111111:instance/i-0abc. Near miss: arn:aws:logs:*:*:log-group:x (a pattern, no resource).
const ONE_RESOURCE = /^arn:[^*?]+$/s;

function isTaken({ action, resource }: SimulatedRequest): boolean {
  const isOne = resource === '*' || ONE_RESOURCE.test(resource);
  return isOne && resource.length <= RESOURCE_MAX_LENGTH && action.length <= ACTION_MAX_LENGTH;
}

function toParams({ resource, region, actions }: Group, PolicySourceArn: string): Params {
  const keys: readonly (readonly [string, string, 'string' | 'boolean'])[] = [
    // All is sent over TLS, and nothing by a service in our name.
    ['aws:SecureTransport', 'true', 'boolean'],
    ['aws:ViaAWSService', 'false', 'boolean'],
    ...(region === undefined ? [] : ([['aws:RequestedRegion', region, 'string']] as const)),
  ];
  return {
    PolicySourceArn,
    ActionNames: [...actions],
    ResourceArns: [resource],
    ContextEntries: keys.map(([ContextKeyName, value, ContextKeyType]) => ({
      ContextKeyName,
      ContextKeyValues: [value],
      ContextKeyType,
    })),
  };
}

/**
 * Services whose resources have policies of their own (IAM User Guide, "AWS services that work with IAM"), which the simulation does not look
 * up. In one account such a policy is enough to allow something.
 */
const ALLOWED_BY_RESOURCES: ReadonlySet<string> = new Set(
  'backup codebuild dynamodb ecr elasticfilesystem es events glue kinesis kms lambda s3 secretsmanager sns sqs ssm sts vpc-lattice'.split(
    ' ',
  ),
);

/** Missing keys stand beside the results of resources, or of all where it is `*` (IAM API, EvaluationResult). */
function verdictOf(result: Structure, action: string): SimulatedVerdict {
  const parts = [result, ...structuresOf(result['ResourceSpecificResults'])];
  if (parts.some(({ MissingContextValues: missing }) => Array.isArray(missing) && missing.length > 0)) return 'undetermined';
  const decisions = parts.flatMap(({ EvalDecision, EvalResourceDecision }) => [EvalDecision, EvalResourceDecision]);
  if (decisions.includes('explicitDeny')) return 'denied';
  // No policy of a resource allows what the organization does not.
  if (structureOf(result['OrganizationsDecisionDetail'])['AllowedByOrganizations'] === false) return 'denied';
  if (decisions.includes('implicitDeny')) return ALLOWED_BY_RESOURCES.has(action.split(':', 1)[0] ?? '') ? 'undetermined' : 'denied';
  return decisions.includes('allowed') ? 'allowed' : 'undetermined';
}
