// Whether a service is one that AWS has, as far as IAM's data goes: a name that only looks like one gets no benefit of any doubt.
import { listActions } from './access-level.ts';
import { iamPrefixOf, SERVICES_WITHOUT_IAM_DATA } from './iam-prefixes.ts';

/** Tells whether a service's name is known. */
export async function isKnownService(service: string): Promise<boolean> {
  if (Object.hasOwn(SERVICES_WITHOUT_IAM_DATA, service)) return true;
  return (await listActions(iamPrefixOf(service))).length > 0;
}
