// The invoker as tests use it: at an endpoint on this machine, with credentials of nobody, and without waiting between attempts.
import { openCatalogue } from '../../../catalogue/open-catalogue.ts';
import type { InvocationOutcome, OperationCall } from '../../operation-invoker.ts';
import type { Environment } from '../aws-environment.ts';
import type { ClientSettings } from '../client-settings.ts';
import { RequestHandler } from '../request-handler.ts';
import { RoleSessions } from '../role-sessions.ts';
import { SdkOperationInvoker } from '../sdk-operation-invoker.ts';

const catalogue = openCatalogue();

/** What a test may choose. */
export interface TestInvokerOptions extends Partial<Omit<ClientSettings, 'environment'>> {
  readonly environment?: Environment;
  readonly onRefusedCredentials?: () => void;
  readonly now?: () => Date;
}

/** A call of which most is left open. */
type TestCall = Pick<OperationCall, 'service' | 'operation'> & Partial<OperationCall>;

/** An invoker; `close` it after the test. */
export interface TestInvoker {
  readonly sessions: RoleSessions;
  readonly invoke: (call: TestCall) => Promise<InvocationOutcome>;
  readonly close: () => void;
}

/** What is tried again is tried at once. */
export const AT_ONCE: NonNullable<ClientSettings['backoff']> = { computeNextBackoffDelay: () => 0, setDelayBase: () => undefined };

/** Credentials of nobody. */
export const SAMPLE_CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-so-secret' } as const;

/** Opens an invoker. */
export function openTestInvoker({ onRefusedCredentials = () => undefined, now, ...given }: TestInvokerOptions = {}): TestInvoker {
  const requestHandler = given.requestHandler ?? new RequestHandler();
  const settings: ClientSettings = {
    environment: {},
    credentials: () => Promise.resolve(SAMPLE_CREDENTIALS),
    version: '0.0.0',
    backoff: AT_ONCE,
    ...given,
    requestHandler,
  };
  const sessions = new RoleSessions({
    invoker: { invoke: (call) => invoker.invoke(call) },
    now: now ?? (() => new Date()),
    timeout: () => new AbortController().signal,
  });
  const invoker = new SdkOperationInvoker({ catalogue, settings, sessions, onRefusedCredentials });
  return {
    sessions,
    invoke: (call) =>
      invoker.invoke({
        params: {},
        region: 'eu-west-1',
        credentials: 'ambient',
        isRepeatable: true,
        signal: new AbortController().signal,
        ...call,
      }),
    close() {
      requestHandler.destroy();
    },
  };
}
