// Audit events in their chains, for tests.
import { linkAuditEvent, type AuditHead, type LinkedAuditEntry } from '../audit-chain.ts';
import type { AuditEvent } from '../audit-event.ts';

/** What a test says of an event; the rest is plausible. */
export type PlainAuditEvent = Partial<AuditEvent> & { readonly node?: string };

/** Links events in their order, each at the end of the chain of its node. An anchor names the heads of all nodes as they are by then. */
export function anAuditChain(events: readonly PlainAuditEvent[]): readonly LinkedAuditEntry[] {
  const heads = new Map<string, AuditHead>();
  return events.map(({ node = 'node-a', ...given }, index) => {
    const detail = given.kind === 'audit.anchored' ? { heads: [...heads.values()] } : { index };
    const event: AuditEvent = {
      id: `event-${index}`,
      kind: 'command.received',
      at: new Date(Date.UTC(2026, 2, 1, 23, index)),
      commandId: `command-${index}`,
      person: { userId: 'web:ana', displayName: 'Ana' },
      channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
      detail,
      ...given,
    };
    const link = linkAuditEvent(event, node, heads.get(node));
    const { day, sequence, hash } = link;
    heads.set(node, { node, day, sequence, hash });
    return { event, link };
  });
}

/** The last event of each node. */
export function headsOf(entries: readonly LinkedAuditEntry[]): readonly AuditHead[] {
  const heads = new Map(entries.map(({ link: { node, day, sequence, hash } }) => [node, { node, day, sequence, hash }]));
  return [...heads.values()];
}
