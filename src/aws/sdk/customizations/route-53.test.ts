import { describe, expect, it } from 'vitest';
import { openTestClient } from '../testing/open-test-client.ts';

describe('route53', () => {
  it.each([
    { Id: '/hostedzone/Z1', path: '/2013-04-01/hostedzone/Z1' },
    { Id: 'Z1', path: '/2013-04-01/hostedzone/Z1' },
    { Id: 'hostedzone/Z1', path: '/2013-04-01/hostedzone/hostedzone%2FZ1' },
  ])('asks for $path where the id is $Id', async ({ Id, path }) => {
    const { sender, send } = openTestClient('route53');

    await send('GetHostedZone', { Id });

    expect(sender.request.path).toBe(path);
  });

  it('shortens ids of changes and delegation sets too', async () => {
    const { sender, send } = openTestClient('route53');

    await send('GetChange', { Id: '/change/C1' });
    await send('GetReusableDelegationSet', { Id: '/delegationset/N1' });

    expect(sender.requests.map(({ path }) => path)).toEqual(['/2013-04-01/change/C1', '/2013-04-01/delegationset/N1']);
  });

  it('shortens the targets of aliases', async () => {
    const { sender, send } = openTestClient('route53');
    const AliasTarget = { HostedZoneId: '/hostedzone/Z2', DNSName: 'a.example.com', EvaluateTargetHealth: false };
    const Changes = [
      { Action: 'CREATE', ResourceRecordSet: { Name: 'b.example.com', Type: 'A', AliasTarget } },
      { Action: 'CREATE', ResourceRecordSet: { Name: 'c.example.com', Type: 'A', TTL: 60, ResourceRecords: [{ Value: '192.0.2.1' }] } },
    ];

    await send('ChangeResourceRecordSets', { HostedZoneId: '/hostedzone/Z1', ChangeBatch: { Comment: 'kept', Changes } });

    expect(sender.request.path).toBe('/2013-04-01/hostedzone/Z1/rrset');
    expect(sender.request.body).toContain('<HostedZoneId>Z2</HostedZoneId>');
    expect(sender.request.body).toContain('<Comment>kept</Comment>');
    expect(sender.request.body).toContain('<Value>192.0.2.1</Value>');
  });

  it.each([undefined, 'text', { Changes: 'text' }, { Changes: [null] }])(
    'does not fail at changes of another form: %j',
    async (ChangeBatch) => {
      const { sender, send } = openTestClient('route53');

      await send('ChangeResourceRecordSets', { HostedZoneId: 'Z1', ChangeBatch });

      expect(sender.requests).toHaveLength(1);
    },
  );
});
