import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadText, problemLines, warningLines } from './testing/load-text.ts';

const RULE = { name: 'production', actions: ['ec2:Terminate*'] };

describe('checkApprovals', () => {
  it('takes rules whose approvers are given for all or for each', async () => {
    const approvals = { approvers: ['web:ben'], rules: [RULE, { ...RULE, name: 'nights', approvers: ['web:cleo'] }] };

    expect(await problemLines(stringify({ approvals }))).toEqual([]);
  });

  it('refuses a rule that nobody could approve', async () => {
    expect(await problemLines(stringify({ approvals: { rules: [RULE] } }))).toEqual([
      'signalbox.yaml:3:7 approvals.rules[0]: names nobody who could approve: list approvers there or under approvals',
    ]);
  });

  it('counts persons and not identities', async () => {
    const people = [{ name: 'Ben', identities: ['web:ben', 'web:benjamin'] }];
    const approvals = { minimumApprovals: 2, approvers: ['web:ben', 'web:benjamin'], rules: [RULE] };

    expect(await problemLines(stringify({ people, approvals }))).toEqual([
      expect.stringContaining('approvals.rules[0]: needs 2 approvals, and only 1 can approve'),
    ]);
  });

  it('refuses an identity of two persons, and two rules of one name', async () => {
    const people = [
      { name: 'Ben', identities: ['web:ben'] },
      { name: 'Cleo', identities: ['web:ben'] },
    ];
    const approvals = { approvers: ['web:ben'], rules: [RULE, RULE] };

    const lines = await problemLines(stringify({ people, approvals }));

    expect(lines).toEqual([
      expect.stringContaining('people[1].identities[0]: the identity is taken'),
      expect.stringContaining('approvals.rules[1].name: the name is taken'),
    ]);
  });

  it('refuses names of channel configurations that are not there', async () => {
    const approvals = { approvers: ['web:ben'], rules: [{ ...RULE, channelConfigurations: ['opps'] }] };

    const lines = await problemLines(stringify({ approvals, breakGlass: { people: ['web:ana'], announceIn: 'security' } }));

    expect(lines).toEqual([
      expect.stringContaining('approvals.rules[0].channelConfigurations[0]'),
      expect.stringContaining('breakGlass.announceIn'),
    ]);
  });

  it.each([
    [{ actions: ['ec2 terminate-instances'] }, 'must be an IAM action'],
    [{ hours: { from: '25:00', to: '08:00' } }, 'must be a time such as 18:00'],
    [{ hours: { from: '18:00', to: '08:00', timeZone: 'Mars/Olympus' } }, 'must be a time zone such as Europe/Berlin'],
    [{ approvers: ['ben'] }, 'must be an identity such as'],
    [{ accounts: ['prod'] }, 'must be an account id of 12 digits'],
  ])('refuses %j', async (part, problem) => {
    const lines = await problemLines(stringify({ approvals: { approvers: ['web:ben'], rules: [{ ...RULE, ...part }] } }));

    expect(lines).toEqual([expect.stringContaining(problem)]);
  });

  it('warns of approvers from a workspace that is not listed', async () => {
    const slack = { workspaces: [{ workspaceId: 'T0', botToken: 'xoxb-1' }] };
    const approvals = { approvers: ['slack:T9:U0', 'slack:T0:U0'], rules: [RULE] };

    expect(await warningLines(stringify({ slack, approvals }))).toEqual([
      expect.stringContaining('approvals.approvers[0]: has no effect: workspace T9 is not listed'),
    ]);
  });

  it('leaves everything as it was where nothing is said', async () => {
    const loaded = await loadText('');

    expect(loaded).toMatchObject({ status: 'ok', config: { approvals: { rules: [] }, breakGlass: { people: [] }, people: [] } });
  });
});
