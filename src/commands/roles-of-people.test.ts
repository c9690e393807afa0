// Roles of people, through the flow: which one counts, what is on record, and what happens to what waits where it changes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RoleArn } from '../domain/role-arn.ts';
import type { ListedRole, UserRole } from '../domain/user-role.ts';
import type { RoleDesk } from './role-desk.ts';
import { aGuardrail, ana, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const PROD = { accountId: '111111111111', name: 'prod', roleArn: 'arn:aws:iam::111111111111:role/channel', externalId: 'abc' } as const;
const OWN: RoleArn = 'arn:aws:iam::111111111111:role/ana';

let flow: CommandsFlow;
/** By person. */
let roles: Map<string, RoleArn>;
let unknown: string | undefined;

beforeEach(async () => {
  roles = new Map();
  unknown = undefined;
  flow = await openCommandsFlow();
  flow.surroundings.rules = { ...rulesWith(aGuardrail('all', {})), accounts: [PROD] };
  Object.assign(flow.context.surroundings, { roles: aDesk() });
});
afterEach(() => flow.close());

function aDesk(): RoleDesk {
  return {
    find: async ({ userId }) => {
      if (unknown !== undefined) return { kind: 'unknown', text: unknown };
      const roleArn = roles.get(userId);
      return roleArn === undefined ? { kind: 'none' } : { kind: 'role', roleArn };
    },
    list: async (): Promise<readonly ListedRole[]> => [],
    beginProof: async () => undefined,
    isAdministrator: () => false,
    map: async () => ({ status: 'refused', text: 'no' }),
    unmap: async (): Promise<readonly UserRole[]> => [],
  };
}

const sessions = (): readonly unknown[] => flow.calls.map(({ credentials }) => credentials);
const codeIn = (answer: string): string => /confirm ([A-Z0-9]{6})/.exec(answer)?.[1] ?? `no code in ${answer}`;

describe('a role of one’s own', () => {
  it('goes before the channel’s for that person alone, with the same guardrails, names and external id', async () => {
    roles.set(ana.userId, OWN);
    expect(await flow.say('ec2 describe-instances')).toContain('account prod (111111111111) · user role ana');
    expect(await flow.say('ec2 describe-instances', { person: ben })).toContain('account prod (111111111111) · role channel');

    const [own, channel] = sessions();
    expect(own).toMatchObject({ roleArn: OWN, sessionName: 'web.ana', externalId: 'abc', policy: expect.stringContaining('"Allow"') });
    expect(channel).toMatchObject({ roleArn: PROD.roleArn, sessionName: 'web.ben', externalId: 'abc' });
  });

  it('is on record as such', async () => {
    roles.set(ana.userId, OWN);
    await flow.say('ec2 describe-instances');
    await flow.say('ec2 describe-instances', { person: ben });
    const executing = (await flow.auditEvents()).filter(({ kind }) => kind === 'command.executing');

    expect(executing.map(({ detail }) => [detail['roleOf'], detail['roleArn']])).toEqual([
      ['person', OWN],
      ['channel', PROD.roleArn],
    ]);
  });

  it.each([
    ['is mapped', () => roles.set(ana.userId, OWN)],
    ['is cleared', () => roles.delete(ana.userId)],
    ['becomes another', () => roles.set(ana.userId, 'arn:aws:iam::111111111111:role/other')],
  ])('that %s after a card was shown keeps what waits from running', async (what, change) => {
    if (what !== 'is mapped') roles.set(ana.userId, OWN);
    const card = await flow.say('ec2 reboot-instances --instance-ids i-1');
    change();
    await flow.say(`confirm ${codeIn(card)}`);

    expect(flow.calls).toEqual([]);
  });

  it('that is required lets nothing run without, and says how to get one', async () => {
    flow.surroundings.rules = { ...rulesWith(aGuardrail('all', {})), accounts: [PROD], isUserRoleRequired: true };
    const answer = await flow.say('ec2 describe-instances');

    expect(answer).toContain('need a role of your own, and you have none in the account 111111111111');
    expect(answer).toContain('switch-role');
    expect(flow.calls).toEqual([]);
    roles.set(ana.userId, OWN);
    expect(await flow.say('ec2 describe-instances')).toContain('user role ana');
  });

  it('that could not be learned lets nothing run, and the channel’s does not stand in', async () => {
    unknown = 'Slack cannot be asked.';

    expect(await flow.say('ec2 describe-instances')).toContain('Slack cannot be asked.');
    expect(await flow.say('whoami')).toContain('Slack cannot be asked.');
    expect(flow.calls).toEqual([]);
  });

  it('is told by whoami, and by switch-role where no link can be made', async () => {
    expect(await flow.say('whoami')).toContain('Channel role');
    roles.set(ana.userId, OWN);
    expect(await flow.say('whoami')).toContain('Your own role');

    const card = await flow.say('switch-roles');
    expect(card).toContain(`your role ${OWN}`);
    expect(card).toContain('server.publicUrl');
  });

  it('is nothing in channels without accounts, and for administrators alone where it is somebody else’s', async () => {
    expect(await flow.say('user-roles')).toContain('Only an administrator');
    flow.surroundings.rules = rulesWith();

    expect(await flow.say('switch-role')).toContain('There are no roles here');
    expect(await flow.say('clear-role')).toContain('There are no roles here');
  });
});

describe('a word about roles', () => {
  it.each(['switch-role', 'clear-role', 'user-roles map web:ben arn:aws:iam::111111111111:role/ben', 'user-roles unmap web:ben'])(
    'is not taken where nobody can say who speaks: %s',
    async (said) => {
      expect(await flow.say(said, { speaker: 'unknown' })).toContain('could not say whether you are a member');
      expect(await flow.auditKinds()).toContain('command.denied');
    },
  );

  it('is answered then where it changes nothing', async () => {
    expect(await flow.say('user-roles list', { speaker: 'unknown' })).toContain('Only an administrator');
  });
});
