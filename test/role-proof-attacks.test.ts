import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attackCaseSchema, type AttackCase } from './role-proof-attacks/attack-case.ts';
import { AttackedDoor } from './role-proof-attacks/mount-attack.ts';

const FOLDER = new URL('role-proof-attacks/', import.meta.url);

const attacks = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => z.array(attackCaseSchema).parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))));

const STS_HOSTS = new Set(['sts.us-east-1.amazonaws.com', 'sts.eu-west-1.amazonaws.com', 'sts.amazonaws.com']);

function aCase(change: Partial<z.input<typeof attackCaseSchema>> = {}): AttackCase {
  return attackCaseSchema.parse({ name: 'none', attacks: 'nothing', expect: 'mapped', ...change });
}

let door: AttackedDoor;
beforeAll(async () => {
  door = await AttackedDoor.open();
});
afterAll(() => door.close());

describe('the door for proofs', () => {
  it.each(attacks)('withstands $name', async (attack) => {
    const { outcomes, hosts, asked, mapped, told } = await door.mount(attack);

    expect({ outcomes, asked, mapped, told }).toEqual({
      outcomes: Array.from({ length: attack.times }, () => attack.expect),
      asked: attack.asked,
      mapped: [],
      told: 0,
    });
    expect(hosts.filter((host) => !STS_HOSTS.has(host))).toEqual([]);
  });

  it('is attacked in many ways, each with a name of its own', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(60);
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  });

  // Without these, a harness that refuses everything would pass all cases above.
  it.each([
    ['in the home Region', {}],
    ['in another Region', { sign: { region: 'eu-west-1', host: 'sts.eu-west-1.amazonaws.com' } }],
    ['at the host for all Regions', { sign: { host: 'sts.amazonaws.com' } }],
    ['four minutes ago', { sign: { ageMinutes: 4 } }],
    ['with the path of the role', { send: { roleArn: 'arn:aws:iam::123456789012:role/people/ana' } }],
  ])('takes an honest proof %s through the same harness', async (_where, change) => {
    const { outcomes, hosts, asked, mapped, told } = await door.mount(aCase(change));

    expect({ outcomes, asked, told }).toEqual({ outcomes: ['mapped'], asked: 1, told: 1 });
    expect(mapped).toEqual([expect.stringMatching(/^web:ana arn:aws:iam::123456789012:role\/(?:people\/)?ana$/)]);
    expect(STS_HOSTS).toContain(hosts[0]);
  });

  it('takes one of twenty that come at once', async () => {
    const { outcomes, asked, told } = await door.mount(aCase({ times: 20 }));

    expect(outcomes.toSorted()).toEqual(['mapped', ...Array.from({ length: 19 }, () => 'role-proof-unknown')]);
    expect([asked, told]).toEqual([1, 1]);
  });
});
