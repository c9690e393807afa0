import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import type { ServiceSummary } from '../../catalogue/service-model.ts';
import { IAM_PREFIXES, SERVICES_WITHOUT_IAM_DATA } from './iam/iam-prefixes.ts';
import { listActions } from './iam/access-level.ts';
import { iamPrefixOf } from './iam/iam-prefixes.ts';
import { SAFE_IN_SPITE_OF_THEIR_VERB } from './read-only/unsafe-reads.ts';
import { sweepServices, type SweptOperation } from './testing/sweep-services.ts';

const CATALOGUE = new URL('../../../catalogue/', import.meta.url);
// Match: DeleteStack, BatchUpdateFindings, StartQuery. Near miss: BatchGetItem.
const CHANGING_VERB =
  /^(?:Batch)?(?:Add|Assume|Attach|Cancel|Create|Delete|Detach|Disable|Enable|Grant|Import|Invoke|Modify|Publish|Put|Reboot|Register|Remove|Reset|Restore|Revoke|Run|Send|Set|Start|Stop|Tag|Terminate|Untag|Update)(?=[A-Z])/;

describe.skipIf(!existsSync(new URL('index.json', CATALOGUE)))('over the whole catalogue (needs catalogue/index.json)', () => {
  let services: readonly ServiceSummary[] = [];
  let swept: readonly SweptOperation[] = [];

  beforeAll(async () => {
    services = openCatalogue(CATALOGUE).services;
    swept = await sweepServices(services);
  });

  const listed = (outcome: SweptOperation['outcome']): readonly string[] =>
    swept.filter((one) => one.outcome === outcome).map(({ service, operation }) => `${service}:${operation}`);

  it('nothing with a verb of changing is read-only but the queries that are written out', () => {
    const odd = listed('read-only').filter((name) => CHANGING_VERB.test(name.split(':')[1] ?? ''));

    expect(odd.filter((name) => !SAFE_IN_SPITE_OF_THEIR_VERB.includes(name))).toEqual([]);
  });

  it('most of what describes, lists and gets is read-only', () => {
    const reading = swept.filter(({ operation, outcome }) => /^(?:Describe|List)(?=[A-Z])/.test(operation) && outcome !== 'never');
    const refused = reading.filter(({ outcome }) => outcome === 'mutating');

    expect(reading.length).toBeGreaterThan(3000);
    expect(refused.length / reading.length).toBeLessThan(0.06);
  });

  it('hardly anything is mutating only because IAM does not know it', () => {
    const unknown = swept.filter(({ isKnown, outcome }) => !isKnown && outcome !== 'never');

    expect(unknown.length / swept.length).toBeLessThan(0.02);
  });

  it.each([
    'iam',
    'sts',
    'kms',
    'secretsmanager',
    'cognito-idp',
    'cognito-identity',
    'chatbot',
    'identitystore',
    'sso',
    'sso-admin',
    'sso-oidc',
  ])('nothing of %s ever runs', (service) => {
    const others = swept.filter((one) => one.service === service && one.outcome !== 'never');

    expect(swept.some((one) => one.service === service)).toBe(true);
    expect(others).toEqual([]);
  });

  it('every service has a prefix that IAM knows, or is written down with a reason', async () => {
    const actions = await Promise.all(services.map(async ({ cliName }) => [cliName, await listActions(iamPrefixOf(cliName))] as const));
    const unknown = actions.filter(([, names]) => names.length === 0).map(([service]) => service);

    expect(unknown.filter((service) => !Object.hasOwn(SERVICES_WITHOUT_IAM_DATA, service))).toEqual([]);
  });

  it('every prefix that is written down belongs to a service', () => {
    const known = new Set(services.map(({ cliName }) => cliName));

    expect([...Object.keys(IAM_PREFIXES), ...Object.keys(SERVICES_WITHOUT_IAM_DATA)].filter((service) => !known.has(service))).toEqual([]);
  });
});
