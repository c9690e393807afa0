import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DoubleDecision } from '../../../test/fakes/aws-double-iam.ts';
import type { SimulatedRequest, SimulationRequest } from '../simulated-permissions-source.ts';
import { CallGate } from './call-gate.ts';
import { ReadingCaller } from './reading-caller.ts';
import { SdkSimulatedPermissionsSource, SIMULATION_INTERVAL_MS } from './sdk-simulated-permissions-source.ts';
import { NEVER, openReadings, PLACE, ROLE_ACCOUNT_ID, type Readings } from './testing/open-readings.ts';

const PRINCIPAL = `arn:aws:iam::${ROLE_ACCOUNT_ID}:role/ops`;
const INSTANCE = `arn:aws:ec2:eu-west-1:${ROLE_ACCOUNT_ID}:instance/i-0abc`;
const REBOOT: SimulatedRequest = { action: 'ec2:RebootInstances', resource: INSTANCE, region: 'eu-west-1' };
const STOP: SimulatedRequest = { ...REBOOT, action: 'ec2:StopInstances' };
const RESOLVE: SimulatedRequest = { action: 'support:ResolveCase', resource: '*' };

let readings: Readings;
let waits: number[];
let source: SdkSimulatedPermissionsSource;
beforeEach(async () => {
  readings = await openReadings();
  readings.aws.iam.grantedTo = () => true;
  waits = [];
  source = new SdkSimulatedPermissionsSource({ caller: readings.caller, gate: openGate() });
});
afterEach(() => readings.stop());

function openGate(longestWaitMs = 10_000): CallGate {
  return new CallGate({
    intervalMs: SIMULATION_INTERVAL_MS,
    longestWaitMs,
    now: () => new Date('2026-03-01T11:00:00Z'),
    setTimer: (callback, delayMs) => {
      waits.push(delayMs);
      queueMicrotask(callback);
      return () => undefined;
    },
  });
}

const simulate = (requests: readonly SimulatedRequest[], given: Partial<SimulationRequest> = {}, signal = NEVER) =>
  source.simulate({ place: PLACE, principalArn: PRINCIPAL, requests, ...given }, signal);

describe('SdkSimulatedPermissionsSource', () => {
  it('asks one question for each resource, and says a verdict for each request in its order', async () => {
    readings.aws.iam.decide = ({ action }) => ({ decision: action === 'ec2:StopInstances' ? 'explicitDeny' : 'allowed' });

    await expect(simulate([REBOOT, RESOLVE, STOP])).resolves.toEqual({ status: 'read', value: ['allowed', 'allowed', 'denied'] });
    const calls = readings.aws.callsOf('SimulatePrincipalPolicy');
    expect(calls.map(({ parameters }) => parameters)).toMatchObject([
      {
        PolicySourceArn: PRINCIPAL,
        'ActionNames.member.1': 'ec2:RebootInstances',
        'ActionNames.member.2': 'ec2:StopInstances',
        'ResourceArns.member.1': INSTANCE,
      },
      { 'ActionNames.member.1': 'support:ResolveCase', 'ResourceArns.member.1': '*' },
    ]);
    expect(waits).toEqual([200]);
  });

  it('tells IAM what is certain about the request, and the Region only where it is', async () => {
    const asked: unknown[] = [];
    readings.aws.iam.decide = ({ keys }) => {
      asked.push(keys);
      return { decision: 'allowed' };
    };
    await simulate([REBOOT, RESOLVE]);

    const always = { 'aws:SecureTransport': 'true', 'aws:ViaAWSService': 'false' };
    expect(asked).toEqual([{ ...always, 'aws:RequestedRegion': 'eu-west-1' }, always]);
  });

  const LAMBDA: SimulatedRequest = {
    action: 'lambda:InvokeFunction',
    resource: `arn:aws:lambda:eu-west-1:${ROLE_ACCOUNT_ID}:function:report`,
  };
  it.each<[string, SimulatedRequest, DoubleDecision & { readonly verdict: string }]>([
    ['what is allowed', REBOOT, { decision: 'allowed', verdict: 'allowed' }],
    ['what a policy denies', REBOOT, { decision: 'explicitDeny', verdict: 'denied' }],
    ['what no policy allows', REBOOT, { decision: 'implicitDeny', verdict: 'denied' }],
    ['the same of all resources', RESOLVE, { decision: 'implicitDeny', verdict: 'denied' }],
    [
      'what hangs on a key of the real request',
      REBOOT,
      { decision: 'implicitDeny', missing: ['ec2:ResourceTag/team'], verdict: 'undetermined' },
    ],
    ['the same of all resources', RESOLVE, { decision: 'explicitDeny', missing: ['aws:MultiFactorAuthPresent'], verdict: 'undetermined' }],
    ['what a policy of the function may allow', LAMBDA, { decision: 'implicitDeny', verdict: 'undetermined' }],
    ['what a policy denies, whatever that of the function says', LAMBDA, { decision: 'explicitDeny', verdict: 'denied' }],
    ['what the organization does not allow', LAMBDA, { decision: 'implicitDeny', isAllowedByOrganization: false, verdict: 'denied' }],
    [
      'what the organization allows and no policy does',
      REBOOT,
      { decision: 'implicitDeny', isAllowedByOrganization: true, verdict: 'denied' },
    ],
  ])('knows %s', async (_what, request, { verdict, ...decision }) => {
    readings.aws.iam.decide = () => decision;

    await expect(simulate([request])).resolves.toEqual({ status: 'read', value: [verdict] });
  });

  it.each([
    ['refused', () => (readings.aws.iam.grantedTo = () => false)],
    ['absent', () => (readings.aws.iam.decide = () => undefined)],
    ['throttled', () => readings.aws.failNext('SimulatePrincipalPolicy', { kind: 'throttled' }, 5)],
    [
      'unreachable',
      () => readings.aws.failNext('SimulatePrincipalPolicy', { kind: 'error', code: 'PolicyEvaluation', httpStatus: 500 }, 5),
    ],
    ['no-session', () => readings.aws.failNext('AssumeRole', { kind: 'denied' })],
  ] as const)('says why nothing is known: %s', async (why, prepare) => {
    prepare();

    await expect(simulate([REBOOT])).resolves.toMatchObject({ status: 'not-read', why, call: 'iam:SimulatePrincipalPolicy' });
  });

  it('says that IAM does not take the principal', async () => {
    const principalArn = `arn:aws:sts::${ROLE_ACCOUNT_ID}:assumed-role/ops/ana`;

    await expect(simulate([REBOOT], { principalArn })).resolves.toMatchObject({ status: 'not-read', why: 'bad-input' });
  });

  it.each<SimulatedRequest>([
    { ...REBOOT, resource: `arn:aws:ec2:eu-west-1:${ROLE_ACCOUNT_ID}:instance/*` },
    { ...REBOOT, resource: '' },
    { ...REBOOT, resource: `${INSTANCE}${'x'.repeat(2_048)}` },
    { ...REBOOT, action: `ec2:${'x'.repeat(128)}` },
  ])('asks nobody what IAM would not take', async (request) => {
    await expect(simulate([request])).resolves.toMatchObject({ why: 'bad-input' });
    expect(readings.aws.requests).toEqual([]);
  });

  it('does not ask where too many wait already, nor where whoever asked has given up', async () => {
    source = new SdkSimulatedPermissionsSource({ caller: readings.caller, gate: openGate(0) });

    await expect(simulate([REBOOT, RESOLVE])).resolves.toMatchObject({ why: 'throttled' });
    await expect(simulate([REBOOT], {}, AbortSignal.abort())).resolves.toMatchObject({ why: 'slow' });
    expect(readings.aws.callsOf('SimulatePrincipalPolicy')).toHaveLength(1);
  });

  it('never rejects whatever is answered, and takes nothing for a refusal that is not one', async () => {
    const decision = fc.oneof(fc.constantFrom('allowed', 'explicitDeny', 'implicitDeny'), fc.anything());
    const result = fc.record(
      {
        EvalActionName: fc.oneof(fc.constantFrom('ec2:RebootInstances', 'EC2:rebootinstances'), fc.anything()),
        EvalDecision: decision,
        MissingContextValues: fc.anything(),
        OrganizationsDecisionDetail: fc.anything(),
        ResourceSpecificResults: fc.oneof(fc.array(fc.record({ EvalResourceDecision: decision })), fc.anything()),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.array(result), fc.anything()), async (EvaluationResults) => {
        const caller = new ReadingCaller({
          invoker: { invoke: async () => ({ status: 'succeeded', output: { EvaluationResults }, truncatedMembers: [] }) },
          findRefusal: async () => undefined,
        });
        const asking = new SdkSimulatedPermissionsSource({ caller, gate: openGate() });
        const reading = await asking.simulate({ place: PLACE, principalArn: PRINCIPAL, requests: [REBOOT] }, NEVER);

        const isDenied = reading.status === 'read' && reading.value[0] === 'denied';
        const text = JSON.stringify(EvaluationResults, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? '';
        expect(isDenied && !/"(?:explicitDeny|implicitDeny)"|"AllowedByOrganizations":false/.test(text)).toBe(false);
      }),
    );
  });
});
