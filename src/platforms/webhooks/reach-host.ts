// Looks whether the host of a webhook can be reached, without asking it for anything: whoever asks a webhook posts with it.
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { readNetworkCode } from './read-network-code.ts';
import type { WebhookAddress } from './webhook-address.ts';

/** What was seen; a host counts as reached where its certificate is good as well. */
export type HostReach = { readonly status: 'reached' } | { readonly status: 'unreached'; readonly code: string };

/** Connects and hangs up; never rejects. */
export function reachHost({ host, port, isSecure }: WebhookAddress, signal: AbortSignal): Promise<HostReach> {
  if (signal.aborted) return Promise.resolve({ status: 'unreached', code: 'canceled' });
  return new Promise((resolve) => {
    const socket: Socket = isSecure ? connectSecure({ host, port, servername: host }) : connectPlain({ host, port });
    const end = (reach: HostReach): void => {
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(reach);
    };
    const giveUp = (): void => {
      end({ status: 'unreached', code: 'no answer in time' });
    };
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      end({ status: 'reached' });
    });
    socket.once('error', (error) => {
      end({ status: 'unreached', code: readNetworkCode(error) ?? 'network error' });
    });
  });
}
