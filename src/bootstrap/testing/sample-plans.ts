// Plans that differ in everything that changes a unit.
import type { BootstrapPlan } from '../bootstrap-plan.ts';
import { makePlan, type BootstrapRequest } from '../make-plan.ts';

/** Makes a plan for sample accounts. */
export function aPlan(request: Partial<BootstrapRequest> = {}): BootstrapPlan {
  const base = { accounts: ['prod=111122223333'], regions: ['us-east-1'], templates: [], sources: [], organizationalUnitIds: [] };
  const outcome = makePlan({ ...base, ...request });
  if (outcome.status === 'invalid') throw new Error(outcome.reason);
  return outcome.plan;
}

const ACCOUNTS = ['prod=111122223333', 'staging=444455556666', 'sandbox=777788889999'];

/** The plans by what they are about. */
export const samplePlans: Readonly<Record<string, BootstrapPlan>> = {
  'one account': aPlan(),
  'several accounts and Regions': aPlan({ accounts: ACCOUNTS, regions: ['us-east-1', 'eu-west-1'], principal: 'ec2' }),
  'an organization': aPlan({
    accounts: ACCOUNTS,
    organizationalUnitIds: ['ou-ab12-cdef3456'],
    principal: 'ecs',
    templates: ['protection', 'support', 'notifications'],
  }),
  'another Region alone': aPlan({ regions: ['eu-west-1', 'us-east-1'], templates: ['notifications'], externalId: '123456789' }),
  'a filter and all sources': aPlan({
    filter: '{"name":["${b}","%{c}",{"prefix":"x"}]}',
    sources: [
      'alarms',
      'health',
      'guardduty',
      'security-hub',
      'security-hub-actions',
      'config',
      'codepipeline',
      'codebuild',
      'codedeploy',
      'ecs',
      'cloudformation',
      'support',
    ],
    name: 'sb',
    channel: 'on_call-1',
  }),
};
