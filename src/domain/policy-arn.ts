// The ARN of a managed policy of IAM: AWS's own or one of an account. Format: arn:partition:iam::account-or-aws:policy/path/name.
import { parseArn } from './arn.ts';
import { partitions } from './partitions.generated.ts';

/** The parts of a managed policy's ARN. */
export interface ManagedPolicy {
  readonly arn: string;
  readonly partition: string;
  /** The account that it is of; `aws` for those of AWS, which are in every account. */
  readonly accountId: string;
  /** With its path: `job-function/ViewOnlyAccess`. */
  readonly name: string;
}

// IAM API, CreatePolicy: a path of up to 512 characters between slashes, a name of up to 128.
// Match: policy/ReadOnlyAccess, policy/job-function/ViewOnlyAccess. Near miss: role/ops, policy/a//b, policy/.
const POLICY = /^policy\/((?=.{1,639}$)(?:[\u0021-\u002E\u0030-\u007E]+\/)*[\w+=,.@-]{1,128})$/;

/** Parses the ARN of a managed policy of a known partition, or returns undefined where the text is none. */
export function parsePolicyArn(text: string): ManagedPolicy | undefined {
  const arn = parseArn(text);
  if (arn?.service !== 'iam' || arn.region !== '' || arn.accountId === '') return undefined;
  if (!partitions.some(({ id }) => id === arn.partition)) return undefined;
  const name = POLICY.exec(arn.resource)?.[1];
  return name === undefined ? undefined : { arn: text, partition: arn.partition, accountId: arn.accountId, name };
}

/** The ARN under which a session in a partition names a policy: those of AWS are the same in each, and each has an ARN of its own. */
export function policyArnIn(policyArn: string, partition: string): string {
  const policy = parsePolicyArn(policyArn);
  return policy?.accountId === 'aws' ? `arn:${partition}:iam::aws:policy/${policy.name}` : policyArn;
}
