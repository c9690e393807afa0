// Reads the Date header of STS over HTTP; what STS answers beside it does not count.
import { stsHost } from '../../domain/identity-proof.ts';
import type { AwsClock, ClockReading } from '../aws-clock.ts';

/** The adapter. */
export class HttpAwsClock implements AwsClock {
  readonly #endpointUrl: string | undefined;

  /** Takes where requests go in the place of STS's own hosts, where the environment says so (AWS_ENDPOINT_URL_STS). */
  constructor(endpointUrl?: string) {
    this.#endpointUrl = endpointUrl;
  }

  async read(region: string, signal: AbortSignal): Promise<ClockReading> {
    const host = stsHost(region);
    if (host === undefined) return { status: 'unread', reason: `AWS has no Region "${region}"` };
    const url = this.#endpointUrl ?? `https://${host}/`;
    try {
      const response = await fetch(url, { redirect: 'manual', signal });
      await response.body?.cancel();
      const at = new Date(response.headers.get('date') ?? '');
      return Number.isNaN(at.getTime()) ? { status: 'unread', reason: `${url} tells no date` } : { status: 'read', at };
    } catch (error) {
      return { status: 'unread', reason: `${url} cannot be reached: ${error instanceof Error ? reasonOf(error) : String(error)}` };
    }
  }
}

/** `fetch failed` says nothing; what lies under it does. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}
