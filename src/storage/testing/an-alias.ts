// Aliases for tests.
import type { Alias } from '../../domain/alias.ts';
import { noon } from './instants.ts';

/** Builds an alias of a channel; what the test is about is given, the rest is plausible. */
export function anAlias(overrides: Partial<Alias> = {}): Alias {
  return {
    name: 'restart',
    commandText: 'ecs update-service --cluster $cluster --service $service --force-new-deployment',
    scope: 'channel',
    managedBy: 'chat',
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    createdBy: { userId: 'web:ana', displayName: 'Ana' },
    createdAt: noon,
    ...overrides,
  };
}
