import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SnsHttpSubscriptions } from '../src/aws/sns-http/confirm-subscription.ts';
import { confirmationXml } from './fakes/fake-sns-api.ts';
import { attackCaseSchema, readAttacks, type AttackCase } from './sns-attacks/attack-case.ts';
import { mountAttack } from './sns-attacks/mount-attack.ts';

const attacks = readAttacks();

function aCase(change: Partial<z.input<typeof attackCaseSchema>> = {}): AttackCase {
  return attackCaseSchema.parse({ name: 'none', attacks: 'nothing', expect: 'verified', ...change });
}

describe('the SNS door', () => {
  it.each(attacks)('withstands $title', async (attack) => {
    const { verdict, requestedUrls, certificateUrl } = await mountAttack(attack);

    const outcome = verdict.status === 'refused' ? verdict.code : verdict.status;
    expect({ outcome, requestedUrls }).toEqual({
      outcome: attack.expect,
      requestedUrls: Array.from({ length: attack.requests }, () => certificateUrl),
    });
    expect(verdict.status).not.toBe('verified');
  });

  it('is attacked in many ways, each with a name of its own', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(200);
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  });

  // Without these, a harness that refuses everything would pass all cases above.
  it.each(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation'] as const)(
    'accepts an honest %s through the same harness, with one request to SNS',
    async (type) => {
      const { verdict, requestedUrls, certificateUrl } = await mountAttack(aCase({ type }));

      expect(verdict).toMatchObject({ status: 'verified', message: { type } });
      expect(requestedUrls).toEqual([certificateUrl]);
    },
  );

  it('would accept the attacker’s signature under the attacker’s certificate, so that only the checks stand between', async () => {
    const attack = aCase({ signer: 'attacker', certificate: { instead: '{attacker}' } });

    expect((await mountAttack(attack)).verdict).toMatchObject({ status: 'verified' });
  });

  it('never visits the SubscribeURL, not even one that SNS signed', async () => {
    const hostile = 'http://169.254.169.254/latest/meta-data/iam/security-credentials/';
    const { verdict } = await mountAttack(aCase({ type: 'SubscriptionConfirmation', forge: { SubscribeURL: hostile } }));
    const requestedHosts: string[] = [];
    const subscriptions = new SnsHttpSubscriptions({
      fetch: (url) => {
        requestedHosts.push(new URL(url).host);
        return Promise.resolve(new Response(confirmationXml('arn:aws:sns:us-east-1:123456789012:ops:1')));
      },
    });

    const { topicArn, token } = z.object({ message: z.object({ topicArn: z.string(), token: z.string() }) }).parse(verdict).message;
    const confirmation = await subscriptions.confirm(topicArn, token);

    expect(confirmation.status).toBe('confirmed');
    expect(requestedHosts).toEqual(['sns.us-east-1.amazonaws.com']);
  });
});
