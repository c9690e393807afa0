// Answers a slash command at the address that came with it: seen by whoever typed it alone, also in a channel that we are not in.
import type { SlackConnection } from './call-slack.ts';
import { isSlackAddress } from './slack-address.ts';
import type { SlackPayload } from './slack-payload.ts';

/** Slack takes such answers for half an hour, five of them; each quickly or not at all. */
const RESPOND_TIMEOUT_MS = 10_000;

/** Sends the answer; returns what went wrong, and never rejects. */
export async function respond(
  { apiUrl }: Pick<SlackConnection, 'apiUrl'>,
  { responseUrl, payload, signal }: { readonly responseUrl: string; readonly payload: SlackPayload; readonly signal: AbortSignal },
): Promise<string | undefined> {
  // Attack: an address elsewhere would get what AWS has answered.
  if (!isSlackAddress(responseUrl, apiUrl)) return "the address for the answer is not Slack's; nothing was sent there";
  const { text, blocks, attachments } = payload;
  try {
    const { status } = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ response_type: 'ephemeral', text, blocks, attachments }),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(RESPOND_TIMEOUT_MS)]),
    });
    return status === 200 ? undefined : `Slack took no answer to the slash command (HTTP ${String(status)})`;
  } catch {
    // The address is a permission; the text of an error may hold it.
    return 'the answer to the slash command could not be sent to Slack';
  }
}
