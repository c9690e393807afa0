// The AWS double with a role, and what reads there for notifications, over real HTTP.
import { startFakeAws, type FakeAws } from '../../../../test/fakes/fake-aws.ts';
import type { ReadingPlace } from '../../../domain/reading-place.ts';
import { ReadingCaller } from '../reading-caller.ts';
import { openTestInvoker, SAMPLE_CREDENTIALS } from './open-test-invoker.ts';

/** The account of the role; that of the machine's own credentials is the double's, 123456789012. */
export const ROLE_ACCOUNT_ID = '222222222222';

/** A place that is read with a role. */
export const PLACE: ReadingPlace = {
  accountId: ROLE_ACCOUNT_ID,
  region: 'eu-west-1',
  account: { accountId: ROLE_ACCOUNT_ID, roleArn: `arn:aws:iam::${ROLE_ACCOUNT_ID}:role/ops`, externalId: 'signalbox-1' },
  configurationName: 'ops',
};

/** The double and a caller; `stop` both after the test. */
export interface Readings {
  readonly aws: FakeAws;
  readonly caller: ReadingCaller;
  readonly stop: () => Promise<void>;
}

/** Starts both. */
export async function openReadings(): Promise<Readings> {
  const roles = [{ roleArn: `arn:aws:iam::${ROLE_ACCOUNT_ID}:role/ops`, externalId: 'signalbox-1' }];
  const aws = await startFakeAws({ key: SAMPLE_CREDENTIALS, roles });
  const invoker = openTestInvoker({ environment: aws.environment });
  const { invoke } = invoker;
  return {
    aws,
    caller: new ReadingCaller({ invoker: { invoke }, findRefusal: async () => undefined }),
    async stop() {
      invoker.close();
      await aws.stop();
    },
  };
}

/** A signal that never aborts. */
export const NEVER = new AbortController().signal;
