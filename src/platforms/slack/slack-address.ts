// Which addresses we send something to because Slack has named them: bytes of files, and answers to slash commands.

// Slack's own, and that for government agencies. Match: files.slack.com. Near miss: slack.com.example.org, notslack.com.
const SLACK_HOST = /^(?:[a-z0-9-]+\.)*(?:slack|slack-gov)\.com$/;

/** Tells whether Slack may have named this address: over HTTPS at Slack, or where the configured API is itself. */
export function isSlackAddress(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password, origin } = new URL(address);
  if (username !== '' || password !== '') return false;
  return origin === new URL(apiUrl).origin || (protocol === 'https:' && port === '' && SLACK_HOST.test(hostname));
}
