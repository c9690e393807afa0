// Where an incoming webhook is. Its address is a secret that whoever has it may post with; it is kept as it was written, byte by byte, since
// a signature over it does not survive another spelling.

/** An address that may be posted to. */
export interface WebhookAddress {
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: number;
  /** From the first slash on, as it was written. */
  readonly pathAndQuery: string;
}

/** Where webhooks may be. */
export interface WebhookHosts {
  /** Hosts of the service: `hooks.chime.aws`, or `*.logic.azure.com` for all below one. */
  readonly known: readonly string[];
  /** Hosts that the operator adds: `relay.example.org`, `127.0.0.1:8080`. */
  readonly allowed: readonly string[];
}

/** An address, or why it is none; the reason tells nothing of it. */
export type ParsedWebhookAddress =
  | { readonly status: 'ok'; readonly address: WebhookAddress }
  | { readonly status: 'refused'; readonly reason: string };

// Attack: user names, fragments, backslashes and unseen characters, by which one parser sees another host than the next.
// Match: https://prod-1.westeurope.logic.azure.com:443/workflows/a?sig=b%2Fc. Near miss: https://me@host/a, https://host/a#b, https://host\a.
const ADDRESS = /^(https?):\/\/((?:[a-z0-9-]+\.)*[a-z0-9-]+)(?::(\d{1,5}))?(\/[!"$-[\]-~]*)$/i;

// Match: 127.0.0.1, localhost. Near miss: 127.0.0.1.example.org, 10.0.0.1.
const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3})$/;

const HTTPS_PORT = 443;
const HTTP_PORT = 80;

/** Reads an address; attack: one that leads into the network of this machine, or to a service that was never meant (SSRF). */
export function parseWebhookAddress(text: string, hosts: WebhookHosts): ParsedWebhookAddress {
  const address = readAddress(text);
  if (address === undefined) return refuse('must be the address of a webhook as it was shown, https://..., without user name and #');
  const isAllowed = isListed(address, hosts.allowed);
  const isKnown = address.port === HTTPS_PORT && hosts.known.some((each) => isOf(address.host, each));
  if (!isAllowed && !isKnown) return refuse(`must be at ${hosts.known.join(' or ')}, or at a host of allowedHosts`);
  if (!address.isSecure && !(isAllowed && THIS_MACHINE.test(address.host))) return refuse('must begin with https://');
  return { status: 'ok', address };
}

function readAddress(text: string): WebhookAddress | undefined {
  const [, scheme, host = '', port, pathAndQuery = ''] = ADDRESS.exec(text) ?? [];
  if (scheme === undefined) return undefined;
  const isSecure = scheme.toLowerCase() === 'https';
  return { isSecure, host: host.toLowerCase(), port: port === undefined ? usualPort(isSecure) : Number(port), pathAndQuery };
}

function usualPort(isSecure: boolean): number {
  return isSecure ? HTTPS_PORT : HTTP_PORT;
}

function isListed({ isSecure, host, port }: WebhookAddress, allowed: readonly string[]): boolean {
  const written = port === usualPort(isSecure) ? host : `${host}:${port}`;
  return allowed.some((each) => each.toLowerCase() === written);
}

function isOf(host: string, known: string): boolean {
  return known.startsWith('*.') ? host.endsWith(known.slice(1)) && host.length > known.length - 1 : host === known;
}

function refuse(reason: string): ParsedWebhookAddress {
  return { status: 'refused', reason };
}
