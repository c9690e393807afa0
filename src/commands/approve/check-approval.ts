// Whose word counts for a command that waits for an approval, and whether it is enough.
import type { ChannelControl } from '../../domain/channel-control.ts';
import type { CommandRecord, PendingConfirmation } from '../../domain/command-record.ts';
import type { ApprovalRequirement, GivenApproval, PendingApproval } from '../../domain/pending-approval.ts';
import type { Person } from '../../domain/person.ts';

/** Why a word does not count. */
type ApprovalRefusal = 'nothing-waits' | 'own-request' | 'not-an-approver' | 'approved-already';

/** What becomes of a word about a command that waits for approval. */
export type ApprovalCheck =
  | {
      readonly kind: 'counts' | 'expired';
      readonly waiting: CommandRecord;
      readonly confirmation: PendingConfirmation;
      readonly approval: PendingApproval;
    }
  | { readonly kind: 'refused'; readonly reason: ApprovalRefusal; readonly waiting: CommandRecord | undefined };

/** Who speaks, when, and under which rules. */
export interface ApprovalWord {
  readonly person: Person;
  readonly now: Date;
  readonly control: Pick<ChannelControl, 'people'>;
}

/** Checks the word of an approver. */
export function checkApproval(found: CommandRecord | undefined, { person, now, control }: ApprovalWord): ApprovalCheck {
  const confirmation = found?.confirmation;
  const approval = confirmation?.approval;
  if (found?.status !== 'awaiting-approval' || confirmation === undefined || approval === undefined) {
    return { kind: 'refused', reason: 'nothing-waits', waiting: undefined };
  }
  const reason = findRefusal(found, approval, { person, people: control.people });
  if (reason !== undefined) return { kind: 'refused', reason, waiting: found };
  if (now.getTime() >= confirmation.expiresAt.getTime()) return { kind: 'expired', waiting: found, confirmation, approval };
  const hasApproved = approval.given.some((given) => control.people.isSame(given.person.userId, person.userId));
  if (hasApproved) return { kind: 'refused', reason: 'approved-already', waiting: found };
  return { kind: 'counts', waiting: found, confirmation, approval };
}

function findRefusal(
  { person: requester }: CommandRecord,
  { requirements }: PendingApproval,
  { person, people }: { readonly person: Person } & Pick<ChannelControl, 'people'>,
): 'own-request' | 'not-an-approver' | undefined {
  const isOwn = people.isSame(requester.userId, person.userId);
  const among = requirements.filter(({ approvers }) => people.includes(approvers, person.userId));
  if (among.length === 0) return isOwn ? 'own-request' : 'not-an-approver';
  return isOwn && !among.some(({ allowSelfApproval }) => allowSelfApproval) ? 'own-request' : undefined;
}

/** What one requirement still lacks. */
export interface LackingApproval {
  readonly requirement: ApprovalRequirement;
  readonly count: number;
}

/** Lists what is lacking; nothing once it may run. Those who are no approvers any more count no more. */
export function findLacking(
  { requirements, given }: Pick<PendingApproval, 'requirements' | 'given'>,
  requester: Person,
  { people }: Pick<ChannelControl, 'people'>,
): readonly LackingApproval[] {
  return requirements.flatMap((requirement) => {
    const count = requirement.minimumApprovals - countApprovals(requirement, given, { requester, people });
    return count > 0 ? [{ requirement, count }] : [];
  });
}

function countApprovals(
  { approvers, allowSelfApproval }: ApprovalRequirement,
  given: readonly GivenApproval[],
  { requester, people }: { readonly requester: Person } & Pick<ChannelControl, 'people'>,
): number {
  const counting = given
    .map(({ person: { userId } }) => userId)
    .filter((userId) => people.includes(approvers, userId) && (allowSelfApproval || !people.isSame(userId, requester.userId)));
  return people.distinct(counting).length;
}

/** Tells whether enough persons may approve at all. */
export function canBeMet(
  requirements: readonly ApprovalRequirement[],
  requester: Person,
  { people }: Pick<ChannelControl, 'people'>,
): boolean {
  return requirements.every(({ approvers, allowSelfApproval, minimumApprovals }) => {
    const able = people.distinct(approvers).filter((userId) => allowSelfApproval || !people.isSame(userId, requester.userId));
    return able.length >= minimumApprovals;
  });
}
