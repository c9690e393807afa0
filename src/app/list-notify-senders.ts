// The senders of the configuration in force with their last use, for operators.
import type { NotifySenderList } from '../contract/notify-senders.ts';
import type { NotifySenders, SenderProof } from '../notifications/ingest/notify/notify-senders.ts';
import type { SenderUsage } from '../notifications/ingest/notify/sender-usage.ts';

type ListedSender = NotifySenderList['senders'][number];

/** Lists every key of every sender. Keys of one sender that are told apart by nothing but themselves are one line. */
export function listNotifySenders(senders: NotifySenders, usage: Pick<SenderUsage, 'find'>): ListedSender[] {
  const keys = [
    ...senders.tokens.map((key) => ({ key, proof: 'token' as const })),
    ...senders.webhookKeys.map((key) => ({ key, proof: 'webhook' as const })),
    ...senders.accessKeys.map((key) => ({ key, proof: 'access-key' as const })),
  ];
  return keys.map(({ key, proof }) => toListed(key, proof, usage));
}

function toListed(
  { name, isPrevious = false, expiresAt }: Pick<NotifySenders['tokens'][number], 'name' | 'expiresAt'> & { readonly isPrevious?: boolean },
  proof: SenderProof,
  usage: Pick<SenderUsage, 'find'>,
): ListedSender {
  const lastUsedAt = usage.find({ name, proof, isPrevious });
  return {
    name,
    proof,
    isPrevious,
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt: lastUsedAt.toISOString() }),
  };
}
