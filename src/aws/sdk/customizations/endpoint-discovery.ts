// Timestream: each account has a cell of its own, whose endpoint the service tells.
import { isAwsHost } from '../is-aws-host.ts';
import type { CustomizedClient, Customization } from '../customization.ts';
import { changeRequest, type Params } from '../plugin.ts';

/** The operation that tells endpoints, and is itself answered everywhere. */
const TELLER = 'DescribeEndpoints';

interface Told {
  readonly host: string;
  readonly until: number;
}

/** Builds what the clients of Timestream add; each client remembers what it was told for as long as the answer says. */
export function discoverEndpoints(now: () => number = () => performance.now()): Customization {
  let client: CustomizedClient | undefined;
  let told: Told | undefined;
  return {
    complete: (_, own) => {
      client = own;
    },
    operationPlugins: ({ name }, configuration) =>
      name === TELLER
        ? []
        : [
            changeRequest('useDiscoveredEndpoint', async (request) => {
              // Asked here, not before: the runtime may have found an endpoint in the shared configuration file.
              if (configuration['isCustomEndpoint'] === true) return;
              if (told === undefined || now() >= told.until) told = readAnswer(await client?.call(TELLER, {}), now());
              if (told !== undefined) request.hostname = told.host;
            }),
          ],
  };
}

function readAnswer(answer: unknown, now: number): Told | undefined {
  const endpoints = (answer as { readonly Endpoints?: readonly Params[] } | undefined)?.Endpoints ?? [];
  const [first = {}] = endpoints;
  const { Address, CachePeriodInMinutes } = first;
  if (typeof Address !== 'string' || !isAwsHost(Address)) return undefined;
  return { host: Address, until: now + (typeof CachePeriodInMinutes === 'number' ? CachePeriodInMinutes : 1) * 60_000 };
}
