// Who sends a request at the HTTP door: by a bearer token, a signature of Standard Webhooks or one of Signature Version 4. What can be
// refused without the body is refused before it comes.
import { findByAccessKey } from './find-by-access-key.ts';
import { findByToken } from './bearer-token.ts';
import { refuseSender, type NotifyRequestHead, type NotifySenders, type SenderVerdict } from './notify-senders.ts';
import { isSigv4, parseSigv4Authorization } from './sigv4-authorization.ts';
import { findByWebhook, parseWebhookHeaders } from './standard-webhook.ts';

/** What senders are found with. */
export interface AuthenticationOptions {
  readonly senders: NotifySenders;
  readonly now: Date;
  /** The name under which senders reach the door; see find-by-access-key.ts. */
  readonly publicHost?: string;
}

/** Finds the sender of a request whose body has come. */
export function authenticateSender(head: NotifyRequestHead, body: Uint8Array, options: AuthenticationOptions): SenderVerdict {
  const way = wayOf(head, options);
  return way.status === 'by-body' ? way.verify(body) : way;
}

/** Returns why a request is refused whatever its body is, or undefined. */
export function findEarlyRefusal(
  head: NotifyRequestHead,
  options: AuthenticationOptions,
): Extract<SenderVerdict, { status: 'refused' }> | undefined {
  const way = wayOf(head, options);
  return way.status === 'refused' ? way : undefined;
}

type Way = SenderVerdict | { readonly status: 'by-body'; readonly verify: (body: Uint8Array) => SenderVerdict };

function wayOf(head: NotifyRequestHead, { senders, now, publicHost }: AuthenticationOptions): Way {
  const { tokens, webhookKeys, accessKeys } = senders;
  const authorizations = head.headers['authorization'] ?? [];
  // Two of them could be read as one here and as the other by what stands before us.
  if (authorizations.length > 1) return refuseSender('token-refused', 'there is more than one Authorization header');
  const [authorization] = authorizations;
  if (isSigv4(authorization)) {
    const parsed = parseSigv4Authorization(authorization ?? '');
    if (parsed === undefined) return refuseSender('signature-refused', 'the Authorization header is not of Signature Version 4');
    if (!accessKeys.some(({ accessKeyId }) => accessKeyId === parsed.accessKeyId)) {
      return refuseSender('signature-refused', 'the access key is not known, or its time is over');
    }
    const options = { keys: accessKeys, now, ...(publicHost === undefined ? {} : { publicHost }) };
    return { status: 'by-body', verify: (body) => findByAccessKey({ head, body, authorization: parsed }, options) };
  }
  const byToken = findByToken(authorization, tokens, now);
  // A program that signs may show somebody else's authorization as well.
  if (byToken.status === 'known' || head.headers['webhook-signature'] === undefined || webhookKeys.length === 0) return byToken;
  const parsed = parseWebhookHeaders({
    'webhook-id': head.headers['webhook-id'],
    'webhook-timestamp': head.headers['webhook-timestamp'],
    'webhook-signature': head.headers['webhook-signature'],
  });
  if (parsed === undefined)
    return refuseSender('signature-refused', 'the headers webhook-id, -timestamp and -signature are not as Standard Webhooks says');
  return { status: 'by-body', verify: (body) => findByWebhook(parsed, body, { keys: webhookKeys, now }) };
}
