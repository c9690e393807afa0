// What `<service> wait` can wait for, under the AWS CLI's names (botocore's rule for names of waiters is that for operations).
import { cliName } from '../cli-name.ts';
import type { ServiceModel } from '../service-model.ts';
import type { StoredWaiter } from '../stored-service.ts';

/** Returns the waiters of a service by the AWS CLI's names of them. */
export function waitersOfService(service: ServiceModel): ReadonlyMap<string, StoredWaiter> {
  return new Map(Object.entries(service.waiters).map(([name, waiter]) => [cliName(name), waiter]));
}
