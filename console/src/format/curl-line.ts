// The command that sends a first notification of one's own.

/** Builds the command for the address this page came from. */
export function curlLine(origin: string): string {
  const notification = { version: '1.0', source: 'custom', content: { title: 'Hello', description: 'My first notification.' } };
  return [
    `curl -X POST ${origin}/notify`,
    '-H "Authorization: Bearer $(cat data/notify-token)"',
    `-d '${JSON.stringify(notification)}'`,
  ].join(' \\\n  ');
}
