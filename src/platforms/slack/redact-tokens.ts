// Takes tokens out of texts that others wrote, such as an error's message, before anybody reads them.
import type { Secret } from '../../lib/secret.ts';

const REDACTED = '[redacted]';

// Match: xoxb-123-abc, xapp-1-A0-1-abc, xoxe.xoxb-1-abc. Near miss: "xbox-one".
const SLACK_TOKEN = /\bx(?:ox[a-z]|app)[-.][\w.-]+/g;

// The address of a Socket Mode connection holds a ticket that opens it. Match: ticket=0d1e. Near miss: "ticket 12".
const TICKET = /\b(ticket|token)=[^\s&"']+/g;

/** Takes these secrets, and whatever looks like a token of Slack, out of a text. */
export type RedactTokens = (text: string) => string;

/** Makes a function that takes these secrets, and whatever looks like a token of Slack, out of a text. */
export function createTokenRedactor(secrets: readonly Secret[]): RedactTokens {
  const known = secrets.map((secret) => secret.reveal()).filter((secret) => secret !== '');

  return (text) =>
    known
      .reduce((redacted, secret) => redacted.replaceAll(secret, REDACTED), text)
      .replace(SLACK_TOKEN, REDACTED)
      .replace(TICKET, `$1=${REDACTED}`);
}
