// Asks Slack for the members of a user group: usergroups.users.list, which needs usergroups:read.
import { z } from 'zod';
import type { GroupMembers } from '../platform.ts';
import { callSlack } from './call-slack.ts';
import { classifySlackError } from './classify-slack-error.ts';
import type { SlackSender } from './post-message.ts';

// Slack API, usergroups.users.list.
const Answer = z.object({ users: z.array(z.string().regex(/^[UW][0-9A-Z]{1,254}$/)) });

/** Asks once; never rejects. */
export async function listGroupMembers(sender: SlackSender, groupId: string, signal: AbortSignal): Promise<GroupMembers> {
  const answer = await callSlack(sender.connection, {
    method: 'usergroups.users.list',
    parameters: { usergroup: groupId },
    token: sender.token,
    signal,
  });
  if (!answer.isOk) {
    const { failure } = answer;
    const isScope = failure.kind === 'error-code' && failure.code === 'missing_scope';
    return { status: 'unknown', reason: isScope ? 'the Slack app lacks the scope usergroups:read' : classifySlackError(failure).reason };
  }
  const read = Answer.safeParse(answer.data);
  return read.success
    ? { status: 'known', userIds: read.data.users }
    : { status: 'unknown', reason: 'Slack does not say who is in the group' };
}
