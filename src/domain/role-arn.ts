// The ARN of an IAM role: which account and partition it is of. Format: arn:partition:iam::account:role/path/name.
import { parseArn } from './arn.ts';
import { partitions } from './partitions.generated.ts';

/** A role, by its ARN. */
export type RoleArn = `arn:${string}`;

/** The parts of a role's ARN. */
export interface Role {
  readonly arn: RoleArn;
  readonly partition: string;
  readonly accountId: string;
  /** Without its path. */
  readonly name: string;
}

// IAM API, CreateRole: a path of up to 512 characters between slashes, a name of up to 64.
// Match: role/ops, role/teams/eu/ops. Near miss: user/ops, role//ops, role/.
const ROLE = /^role\/(?=.{1,575}$)(?:[\u0021-\u002E\u0030-\u007E]+\/)*([\w+=,.@-]{1,64})$/;

/** Parses the ARN of a role of a known partition, or returns undefined where the text is none. */
export function parseRoleArn(text: string): Role | undefined {
  const arn = parseArn(text);
  if (arn?.service !== 'iam' || arn.region !== '' || !/^\d{12}$/.test(arn.accountId)) return undefined;
  if (!partitions.some(({ id }) => id === arn.partition)) return undefined;
  const name = ROLE.exec(arn.resource)?.[1];
  return name === undefined ? undefined : { arn: text as RoleArn, partition: arn.partition, accountId: arn.accountId, name };
}

/** The name of a role, for people; the whole ARN where it is none. */
export function roleName(roleArn: RoleArn): string {
  return parseRoleArn(roleArn)?.name ?? roleArn;
}
