// Our client of a contract service, beside Amazon's.
import { RequestHandler } from '../../src/aws/sdk/request-handler.ts';
import { CallJournal } from '../../src/aws/sdk/call-journal.ts';
import { ServiceClient } from '../../src/aws/sdk/service-client.ts';
import { LoadedService } from '../../src/catalogue/loaded-service.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { sampleCredentials, type ClientGiven, type ContractService } from './official-clients.ts';

const catalogue = openCatalogue();

/** What is tried again is tried at once. */
const AT_ONCE = { computeNextBackoffDelay: () => 0, setDelayBase: () => undefined };

/** Sends a call; rejects with what the SDK throws. */
export type Send = (operation: string, params: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>;

/** Opens our client. */
export function openOwnClient({ cli, protocol }: ContractService, given: ClientGiven): Send {
  const found = catalogue.service(cli);
  if (found === undefined) throw new RangeError(`the catalogue has no ${cli}`);
  const model = found.stored.protocol === protocol ? found : new LoadedService({ ...found.stored, protocol }, {});
  const client = new ServiceClient(model, given.region, {
    environment: {
      ...(given.usesFips === true ? { AWS_USE_FIPS_ENDPOINT: 'true' } : {}),
      ...(given.usesDualStack === true ? { AWS_USE_DUALSTACK_ENDPOINT: 'true' } : {}),
      ...(given.endpoint === undefined ? {} : { AWS_ENDPOINT_URL: given.endpoint }),
    },
    credentials: () => Promise.resolve(sampleCredentials(given)),
    requestHandler: new RequestHandler(() => given.sender),
    version: '0.0.0',
    backoff: AT_ONCE,
  });
  return async (name, params) => {
    const operation = model.operation(name);
    if (operation === undefined) throw new RangeError(`the catalogue has no ${cli} ${name}`);
    return client.send(operation, params, { isRepeatable: false, abortSignal: new AbortController().signal, journal: new CallJournal() });
  };
}
