// One service's client as tests of customizations use it: it sends nothing, and is answered by the test.
import type { HttpRequest } from '@smithy/types';
import { openCatalogue } from '../../../catalogue/open-catalogue.ts';
import type { Environment } from '../aws-environment.ts';
import { CallJournal } from '../call-journal.ts';
import type { Params } from '../plugin.ts';
import { RequestHandler } from '../request-handler.ts';
import { ServiceClient } from '../service-client.ts';
import { AT_ONCE, SAMPLE_CREDENTIALS } from './open-test-invoker.ts';
import { RecordingSender, type GivenAnswer } from './recording-sender.ts';

const catalogue = openCatalogue();

/** What a test may choose. */
export interface TestClientOptions {
  readonly region?: string;
  readonly environment?: Environment;
  readonly accountId?: string;
  readonly answer?: (request: HttpRequest) => GivenAnswer;
}

/** A client whose requests can be looked at. */
export interface TestClient {
  readonly sender: RecordingSender;
  /** Sends a call; rejects with what the SDK throws. */
  readonly send: (operation: string, params?: Params) => Promise<Params>;
}

/** Opens the client of a service. */
export function openTestClient(
  cli: string,
  { region = 'eu-west-1', environment = {}, accountId, answer }: TestClientOptions = {},
): TestClient {
  const service = catalogue.service(cli);
  if (service === undefined) throw new RangeError(`no service ${cli}`);
  const sender = new RecordingSender(answer);
  const client = new ServiceClient(service, region, {
    environment,
    credentials: () => Promise.resolve({ ...SAMPLE_CREDENTIALS, ...(accountId === undefined ? {} : { accountId }) }),
    requestHandler: new RequestHandler(() => sender),
    version: '0.0.0',
    backoff: AT_ONCE,
  });
  return {
    sender,
    async send(name, params = {}) {
      const operation = service.operation(name);
      if (operation === undefined) throw new RangeError(`no operation ${name} of ${cli}`);
      return client.send(operation, params, { isRepeatable: false, abortSignal: new AbortController().signal, journal: new CallJournal() });
    },
  };
}
