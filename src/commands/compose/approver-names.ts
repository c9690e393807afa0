// Who may approve, by the names that people know.
import { parseUserIdentity } from '../../domain/user-identity.ts';
import { NO_CONTROL, type ChannelControl } from '../../domain/channel-control.ts';
import type { ApprovalRequirement } from '../../domain/pending-approval.ts';
import type { PlatformName } from '../../domain/channel.ts';
import type { Person } from '../../domain/person.ts';
import { text, type Span } from '../../messages/spans.ts';

/** So many names are told; a company's whole rota helps nobody. */
const NAMES_MAX = 10;

type Named = Pick<ChannelControl, 'people'>;

/** Names a person: as the administrator has listed them, else the platform's own id. */
function nameOfIdentity(userId: string, { people }: Named = NO_CONTROL): string {
  return people.nameOf(userId) ?? parseUserIdentity(userId)?.userId ?? userId;
}

/** Names a person who has said something: as the administrator has listed them, else as the platform does. */
export function nameOfPerson({ userId, displayName }: Person, { people }: Named = NO_CONTROL): string {
  return people.nameOf(userId) ?? (displayName === '' ? nameOfIdentity(userId) : displayName);
}

/** Calls a person where the channel's platform knows them; elsewhere their name. */
export function callPerson(userId: string, platform: PlatformName, control: Named = NO_CONTROL): Span {
  const name = nameOfIdentity(userId, control);
  const here = control.people
    .identitiesOf(userId)
    .map(parseUserIdentity)
    .find((identity) => identity?.platform === platform);
  if (here === undefined || here.workspaceId === '') return text(name);
  return { kind: 'mention', target: { kind: 'person', id: here.userId }, text: name };
}

/** Describes whose approval is needed: `Ben or Cleo (rule production)`; whoever asked is not among them unless the rule lets them. */
export function describeApprovers(
  { requirements }: { readonly requirements: readonly ApprovalRequirement[] },
  control: Named = NO_CONTROL,
  requester?: Person,
): string {
  return requirements.map((requirement) => describeOne(requirement, control, requester)).join('; and ');
}

function describeOne(
  { ruleName, approvers, allowSelfApproval, minimumApprovals }: ApprovalRequirement,
  control: Named,
  requester?: Person,
): string {
  const { people } = control;
  const isAble = (userId: string): boolean => allowSelfApproval || requester === undefined || !people.isSame(userId, requester.userId);
  const all = people
    .distinct(approvers)
    .filter(isAble)
    .map((userId) => nameOfIdentity(userId, control));
  const shown = all.slice(0, NAMES_MAX);
  const names = all.length > shown.length ? [...shown, `${all.length - shown.length} more`] : shown;
  const list = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
  return `${minimumApprovals > 1 ? `${minimumApprovals} of ` : ''}${list} (rule ${ruleName})`;
}
