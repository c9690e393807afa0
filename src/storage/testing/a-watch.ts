// A watch for tests.
import type { Watch } from '../../domain/watch.ts';

/** Builds a watch that runs; what the test is about is given, the rest is plausible. */
export function aWatch(overrides: Partial<Watch> = {}): Watch {
  return {
    id: 'watch-1',
    commandId: 'command-1',
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    person: { userId: 'web:ana', displayName: 'Ana' },
    code: 'K7QX2M',
    status: 'running',
    startedAt: new Date('2026-03-01T03:00:00Z'),
    answerKey: 'key of command-1',
    subject: {
      commandText: 'ec2 wait instance-running --instance-ids i-1',
      requestText: 'ec2 wait instance-running --instance-ids i-1',
      region: 'eu-central-1',
      accountId: '123456789012',
      credentials: 'ambient',
    },
    ...overrides,
  };
}
