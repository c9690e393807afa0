// Where the Bot Connector of Microsoft Teams is. Whoever hands in an activity says where to answer it; the bot's token goes to Microsoft's
// own hosts alone.

/** The public cloud's address for all Regions (learn.microsoft.com, Send proactive messages). */
export const SERVICE_ADDRESS = 'https://smba.trafficmanager.net/teams/';

/** The hosts of the clouds (learn.microsoft.com, Send proactive messages; the one of China from the teams.ts sources). */
const SERVICE_HOSTS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  'frontend.botapi.msg.infra.teams.microsoftonline.cn',
]);

/** Longest address that is read; those of the Connector have some fifty characters. */
const ADDRESS_MAX_LENGTH = 300;

/** Tells whether an address is one of the Bot Connector. */
export type IsServiceAddress = (text: string) => boolean;

/**
 * Tells whether an address is one of Microsoft's Bot Connector.
 * Attack: an activity whose address leads to a server of somebody else, or into the own network, which would get the bot's token.
 */
export function isServiceAddress(text: string): boolean {
  if (text.length > ADDRESS_MAX_LENGTH || !URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password, search, hash } = new URL(text);
  return protocol === 'https:' && port === '' && username + password + search + hash === '' && SERVICE_HOSTS.has(hostname);
}

/** Returns the address with one slash at its end. */
export function withSlash(address: string): string {
  return `${address.replace(/\/+$/, '')}/`;
}
