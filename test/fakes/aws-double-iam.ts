// IAM of the AWS double: what it says that a role may do. Forms as in the IAM API reference, SimulatePrincipalPolicy. Whoever asks needs the
// right to, and tests give it.
import { answerQuery, AwsDoubleError, type AwsDoubleAnswer } from './aws-double-answer.ts';
import { listParameters } from './aws-double-parameters.ts';
import type { AwsDoubleRequest } from './aws-double-request.ts';
import { XmlList } from './aws-double-xml.ts';

/** What is decided about one action on one resource. */
export interface DoubleDecision {
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** Condition keys that were asked for and not given. */
  readonly missing?: readonly string[];
  /** False where the organization does not allow it; not told unless given. */
  readonly isAllowedByOrganization?: boolean;
}

/** A question: the condition keys that came with it, by name. */
export interface DoubleSimulation {
  readonly principalArn: string;
  readonly action: string;
  readonly resource: string;
  readonly keys: Readonly<Record<string, string>>;
}

const NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/';

/** Tells what roles may do. */
export class DoubleIam {
  /** Who may ask, by ARN; nobody unless a test says so. */
  grantedTo: (callerArn: string) => boolean = () => false;
  /** Decides; undefined where there is no such role or user. */
  decide: (asked: DoubleSimulation) => DoubleDecision | undefined = () => ({ decision: 'allowed' });

  /** Runs an operation in the name of a caller. */
  run({ operation, parameters, region }: AwsDoubleRequest, caller: { readonly accountId: string; readonly arn: string }): AwsDoubleAnswer {
    if (operation !== 'SimulatePrincipalPolicy') throw new AwsDoubleError('InvalidAction', `Could not find operation ${operation}`);
    // One for all Regions of a partition, under the name of one of them.
    if (region !== 'us-east-1') throw new AwsDoubleError('SignatureDoesNotMatch', 'Credential should be scoped to a valid region.', 403);
    const principalArn = parameters['PolicySourceArn'] ?? '';
    if (!this.grantedTo(caller.arn)) {
      const message = `User: ${caller.arn} is not authorized to perform: iam:SimulatePrincipalPolicy on resource: ${principalArn}`;
      throw new AwsDoubleError('AccessDenied', message, 403);
    }
    // Match: arn:aws:iam::222222222222:role/ops. Near miss: arn:aws:sts::222222222222:assumed-role/ops/ana.
    if (!/^arn:aws:iam::\d{12}:(?:role|user|group)\/.+$/.test(principalArn)) {
      throw new AwsDoubleError('InvalidInput', `Invalid Entity Arn: ${principalArn} does not clearly define entity type and name.`);
    }
    const actions = listParameters(parameters, 'ActionNames.member');
    const resources = listParameters(parameters, 'ResourceArns.member');
    if (actions.length === 0) throw new AwsDoubleError('InvalidInput', 'No action was given.');
    const keys = readKeys(parameters);
    const results = actions.map((action) =>
      this.#simulate({ principalArn, action, keys, resources: resources.length === 0 ? ['*'] : resources }, caller.accountId),
    );
    return answerQuery(operation, { EvaluationResults: new XmlList('member', results), IsTruncated: 'false' }, NAMESPACE);
  }

  /** One result for an action: the strictest of its resources, and each of these, unless all of them are meant. */
  #simulate({ resources, ...asked }: Omit<DoubleSimulation, 'resource'> & { readonly resources: readonly string[] }, accountId: string) {
    const decisions = resources.map((resource) => {
      const decision = asked.principalArn.split(':')[4] === accountId ? this.decide({ ...asked, resource }) : undefined;
      if (decision === undefined) throw new AwsDoubleError('NoSuchEntity', `${asked.principalArn} cannot be found.`, 404);
      return { resource, ...decision };
    });
    const strictest = ['explicitDeny', 'implicitDeny', 'allowed'].find((one) => decisions.some(({ decision }) => decision === one)) ?? '';
    const isForAll = resources.length === 1 && resources[0] === '*';
    const organization = decisions.find(({ isAllowedByOrganization }) => isAllowedByOrganization !== undefined)?.isAllowedByOrganization;
    return {
      EvalActionName: asked.action,
      EvalDecision: strictest,
      EvalResourceName: resources[0] ?? '*',
      MatchedStatements: new XmlList('member', []),
      MissingContextValues: new XmlList('member', isForAll ? decisions.flatMap(({ missing = [] }) => missing) : []),
      ...(organization === undefined ? {} : { OrganizationsDecisionDetail: { AllowedByOrganizations: String(organization) } }),
      ...(isForAll
        ? {}
        : {
            ResourceSpecificResults: new XmlList(
              'member',
              decisions.map(({ resource, decision, missing = [] }) => ({
                EvalResourceName: resource,
                EvalResourceDecision: decision,
                MatchedStatements: new XmlList('member', []),
                MissingContextValues: new XmlList('member', missing),
              })),
            ),
          }),
    };
  }
}

function readKeys(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const keys: [string, string][] = [];
  for (let at = 1; parameters[`ContextEntries.member.${at}.ContextKeyName`] !== undefined; at += 1) {
    const entry = `ContextEntries.member.${at}`;
    keys.push([parameters[`${entry}.ContextKeyName`] ?? '', parameters[`${entry}.ContextKeyValues.member.1`] ?? '']);
  }
  return Object.fromEntries(keys);
}
