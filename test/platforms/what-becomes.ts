// What becomes on a platform of what not every platform has: read off what it would send, and off what the flow plans for it.
import type { Message } from '../../src/messages/message.ts';
import { aMessage } from '../../src/messages/testing/a-message.ts';
import { sampleMessages } from '../../src/messages/testing/sample-messages.ts';
import { planAttempt, type AttemptPlan } from '../../src/notifications/deliver/plan-attempt.ts';
import type { UnconnectedPlatform } from './every-platform.ts';

/** What becomes of each, in the words of the guide. */
export interface Becomes {
  readonly button: string;
  readonly form: string;
  readonly file: string;
  /** Its words, which stand there whether or not a picture follows. */
  readonly chart: string;
  readonly laterStep: string;
}

const COMMAND = 'ack QQ7QQ7';
const BUTTON: Message = {
  ...aMessage(),
  blocks: [{ kind: 'actions', actions: [{ text: 'Acknowledge', command: COMMAND, style: 'plain' }] }],
};
const FORM: Message = {
  ...aMessage(),
  blocks: [
    {
      kind: 'form',
      command: 'set draft-0a1b2c3d',
      expiresAt: new Date('2026-11-20T03:15:12.000Z'),
      fields: [{ name: 'subject', type: 'a text', input: 'line', isRequired: true, choices: [] }],
    },
  ],
};
const FILE_NAME = 'ec2-describe-instances-20261120T030012Z.csv';

/** Looks at a platform. */
export function whatBecomes({ show, capabilities }: UnconnectedPlatform): Becomes {
  // Chime has no escapes: an unseen joiner keeps a name from calling somebody.
  const shown = (message: Message): string => show(message).replaceAll('\u2060', '');
  const button = shown(BUTTON);
  const form = shown(FORM);
  const { 'command-file': file = aMessage(), 'alarm-opened': chart = aMessage() } = sampleMessages;
  const channel = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;
  const incident = { messageReference: { channel, messageId: '1' } } as Parameters<typeof planAttempt>[1];
  const plan = (action: 'edit' | 'reply'): AttemptPlan =>
    planAttempt({ action, channel, updates: { show: 'thread', edit: true } }, incident, capabilities);
  return {
    button: choose({ pressed: !button.includes(`@aws ${COMMAND}`) && button.includes(COMMAND), typed: button.includes(`@aws ${COMMAND}`) }),
    form: choose({ 'filled in': !form.includes('@aws subject VALUE'), 'answered in text': form.includes('@aws subject VALUE') }),
    file: shown(file).includes(FILE_NAME) ? (capabilities.files ? 'carried' : 'named') : 'lost',
    chart: shown(chart).includes('Chart of CPUUtilization') ? 'in words' : 'lost',
    laterStep: `${sayPlan(plan('edit'))}; ${sayPlan(plan('reply'))}`,
  };
}

function choose(candidates: Readonly<Record<string, boolean>>): string {
  const held = Object.entries(candidates).filter(([, holds]) => holds);
  return held.length === 1 ? (held[0]?.[0] ?? '') : 'lost';
}

function sayPlan(plan: AttemptPlan): string {
  if (plan.kind === 'edit') return 'message changed';
  if (plan.kind === 'fold') return 'no reply';
  return plan.threadMessageId === undefined ? 'new message' : 'reply in the thread';
}
