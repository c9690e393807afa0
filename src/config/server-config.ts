// The `server` part of the configuration: where Signalbox listens and how people reach it.
import { Buffer } from 'node:buffer';
import { z } from 'zod';

// Room for the path of a Unix socket: 104 bytes with the closing zero on macOS, 108 on Linux (sys/un.h, sun_path).
const SOCKET_PATH_MAX_BYTES = 103;

// Match: 0.0.0.0, ::1, chat.example.com. Near miss: http://127.0.0.1 and 127.0.0.1:7700 (both hold more than a host).
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/;

/** Where the page is unless the file says otherwise. */
export const DEFAULT_PORT = 7700;

/** Tells whether a host name or address stands for this machine alone. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

// Plain http would carry the sign-in cookie readable over the network; on this machine alone it is harmless.
function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '') return false;
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}

const host = z.string().regex(HOST, 'must be a host name or an IP address, without scheme and port').default('127.0.0.1');

const DoorsConfig = z.strictObject({
  host: host.describe('Address to listen on for events.'),
  port: z.int().min(0).max(65_535).describe('Port to listen on for events, another one than that of the page. 0 takes any free port.'),
  publicUrl: z
    .string()
    .refine(isPublicUrl, 'must be an https address without path, such as https://events.example.com')
    .optional()
    .describe('The https address under which senders reach the doors. Signed requests must be for this host.'),
});

/** Where Signalbox listens and how people reach it. */
export const ServerConfig = z.strictObject({
  host: host.describe('Address to listen on. 127.0.0.1 is reachable from this machine only, 0.0.0.0 from everywhere.'),
  port: z.int().min(0).max(65_535).default(DEFAULT_PORT).describe('Port to listen on. 0 takes any free port.'),
  publicUrl: z
    .string()
    .refine(isPublicUrl, 'must be an https address without path, such as https://signalbox.example.com')
    .optional()
    .describe(
      'The https address under which people reach Signalbox, where a proxy stands before it. Used in links: to sign in, to prove a role, and from each message to the event as it came; without it messages outside the web chat have no such link.',
    ),
  doors: DoorsConfig.optional().describe(
    'A listener of its own for the doors (/sns, /notify, /alertmanager), apart from the page. Without it they are at the address of the page.',
  ),
  adminSocket: z
    .string()
    .min(1)
    .refine((path) => Buffer.byteLength(path) <= SOCKET_PATH_MAX_BYTES, `must have at most ${SOCKET_PATH_MAX_BYTES} bytes`)
    .meta({ isPath: true })
    .optional()
    .describe('Unix socket that the admin CLI speaks to. Without it: signalbox.sock in the data folder.'),
});
/** Where Signalbox listens and how people reach it. */
export type ServerConfig = z.infer<typeof ServerConfig>;
