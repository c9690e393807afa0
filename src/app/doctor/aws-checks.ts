// What the doctor looks at in AWS: credentials, STS of each Region, the clock, roles with their sessions, topics, queues and keys.
import type { AwsClock } from '../../aws/aws-clock.ts';
import type { AwsSdk } from '../../aws/sdk/index.ts';
import { composeSession } from '../../commands/session/compose-session.ts';
import type { Config } from '../../config/schema.ts';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { ChannelAccount } from '../../domain/channel-account.ts';
import { UNREAD_DOCUMENT } from '../../domain/guardrail-policy.ts';
import type { InvocationOutcome } from '../../aws/operation-invoker.ts';
import type { CallCredentials } from '../../domain/role-session.ts';
import { topicCheckPolicy } from '../../domain/topic-calls.ts';
import { parseTopicArn } from '../../domain/topic-arn.ts';
import { checkTopic } from '../../notifications/topics/check-topic.ts';
import { loadGuardrails, policiesOfGuardrails } from '../load-guardrails.ts';
import { toChannelConfiguration } from '../to-channel-configuration.ts';
import { listTopics, ownDoors, topicPlaces } from '../topic-desk.ts';
import type { DoctorCheck, DoctorFinding } from './doctor-check.ts';
import { checkSimulation } from './simulation-check.ts';

/** Longer than the SDK tries by itself to reach STS. */
const AWS_CHECK_TIMEOUT_MS = 20_000;

/** AWS refuses signatures of a clock that is five minutes off (IAM User Guide, signing requests); one minute is worth knowing. */
const CLOCK_SKEW_MAX_MS = 60_000;

/** Where something is asked that is the same in all Regions, if no Region is set. */
const ANY_REGION = 'us-east-1';

/** Who asks for sessions here: CloudTrail shows it. */
const DOCTOR = { userId: 'web:signalbox-doctor', displayName: 'signalbox doctor' };

/** What the checks work with. */
export interface AwsCheckOptions {
  readonly config: Config;
  readonly sdk: Pick<AwsSdk, 'invoker' | 'callerIdentity' | 'topicStates'>;
  readonly clock: AwsClock;
  readonly now: () => Date;
  /** Of environment or profile; undefined where none is set. */
  readonly defaultRegion: string | undefined;
}

/** Lists the checks. */
export function awsChecks(options: AwsCheckOptions): readonly DoctorCheck[] {
  const { config } = options;
  const regions = regionsOf(options);
  const check = (name: string, run: DoctorCheck['run']): DoctorCheck => ({ name, timeoutMs: AWS_CHECK_TIMEOUT_MS, run });
  return [
    check('credentials', (signal) => checkCredentials(options, signal)),
    ...regions.map((region) => check('sts', (signal) => checkSts(options, region, signal))),
    check('clock', (signal) => checkClock(options, regions[0] ?? ANY_REGION, signal)),
    ...rolesOf(config).map((role) => check('roles', (signal) => checkRole(role, { ...options, region: regions[0] ?? ANY_REGION }, signal))),
    ...rolesOf(config).map(({ account, configuration: { configurationName } }) =>
      check('buttons', (signal) => checkSimulation({ account, configurationName }, options.sdk, signal)),
    ),
    ...listTopics(config).map((topic) => check('topics', () => checkOneTopic(topic.topicArn, options))),
    ...ownDoors(config).queues.map((queue) => check('queues', () => checkQueue(queue.queueUrl, options))),
  ];
}

function regionsOf({ config, defaultRegion }: AwsCheckOptions): readonly string[] {
  const topics = listTopics(config).flatMap(({ topicArn }) => parseTopicArn(topicArn)?.region ?? []);
  const queues = ownDoors(config).queues.map(({ region }) => region);
  return [...new Set([...(defaultRegion === undefined ? [] : [defaultRegion]), ...topics, ...queues])];
}

async function checkCredentials({ sdk, defaultRegion }: AwsCheckOptions, signal: AbortSignal): Promise<readonly DoctorFinding[]> {
  const subject = 'AWS credentials';
  const state = await sdk.callerIdentity.find(signal);
  const region: readonly DoctorFinding[] =
    defaultRegion === undefined
      ? [
          {
            subject: 'default Region',
            status: 'unknown',
            text: 'none is set: commands must name theirs',
            mend: 'export AWS_REGION=eu-west-1',
          },
        ]
      : [{ subject: 'default Region', status: 'ok', text: defaultRegion }];
  switch (state.kind) {
    case 'account':
      return [{ subject, status: 'ok', text: `${state.callerArn} (account ${state.accountId})` }, ...region];
    case 'demo':
      return [
        {
          subject,
          status: 'fault',
          text: 'there are none: commands reach the demo account',
          cause: state.reason,
          mend: 'aws configure, or a role of the instance (docs/guides/aws-setup.md)',
        },
        ...region,
      ];
    case 'unknown':
      return [
        { subject, status: 'fault', text: 'whose they are cannot be learned', cause: state.reason, mend: 'aws sts get-caller-identity' },
        ...region,
      ];
  }
}

async function checkSts({ sdk }: AwsCheckOptions, region: string, signal: AbortSignal): Promise<readonly DoctorFinding[]> {
  const subject = `STS in ${region}`;
  const outcome = await ask(sdk, { region, credentials: 'ambient' }, signal);
  if (outcome.status === 'succeeded') return [{ subject, status: 'ok', text: 'answers' }];
  const mend = `aws sts get-caller-identity --region ${region}`;
  return [{ subject, status: 'fault', text: 'does not answer as it should', cause: reasonOf(outcome), mend }];
}

async function checkClock({ clock, now }: AwsCheckOptions, region: string, signal: AbortSignal): Promise<readonly DoctorFinding[]> {
  const subject = 'clock';
  const reading = await clock.read(region, signal);
  if (reading.status === 'unread')
    return [{ subject, status: 'unknown', text: 'could not be compared with that of AWS', cause: reading.reason }];
  const skewMs = now().getTime() - reading.at.getTime();
  const text = `${Math.round(Math.abs(skewMs) / 1000)} s ${skewMs < 0 ? 'behind' : 'ahead of'} AWS`;
  if (Math.abs(skewMs) <= CLOCK_SKEW_MAX_MS) return [{ subject, status: 'ok', text }];
  return [
    { subject, status: 'fault', text, cause: 'AWS refuses signatures of another time than its own', mend: 'sudo timedatectl set-ntp true' },
  ];
}

interface RoleToCheck {
  readonly account: ChannelAccount;
  readonly configuration: ChannelConfiguration;
}

function rolesOf(config: Config): readonly RoleToCheck[] {
  return config.channelConfigurations
    .filter(({ state }) => state === 'ENABLED')
    .map((entry) => toChannelConfiguration(entry, config))
    .flatMap((configuration) => (configuration.accounts ?? []).map((account) => ({ account, configuration })));
}

/** Takes the role on as for a command: with its tags, its name, and the guardrails of the channel as its session policy. */
async function checkRole(
  { account, configuration }: RoleToCheck,
  { sdk, config, region }: AwsCheckOptions & { readonly region: string },
  signal: AbortSignal,
): Promise<readonly DoctorFinding[]> {
  const { configurationName, channel, guardrailNames } = configuration;
  const subject = `role ${account.roleArn} of ${configurationName}`;
  const guardrails = policiesOfGuardrails(guardrailNames, await loadGuardrails(config), () => ({ document: UNREAD_DOCUMENT }));
  const session = composeSession({ account, person: DOCTOR, channel, configurationName, guardrails, region });
  if (session.status === 'refused') {
    return [
      {
        subject,
        status: 'fault',
        text: 'there can be no session of it',
        cause: session.reason.text,
        mend: 'Shorten the guardrails of the channel',
      },
    ];
  }
  const outcome = await ask(sdk, { region, credentials: session.session }, signal);
  if (outcome.status === 'succeeded') return [{ subject, status: 'ok', text: 'can be taken on with its session policy' }];
  const { failure } = outcome;
  const remedy = failure.kind === 'no-session' ? failure.remedy : undefined;
  const mend =
    remedy === undefined ? `aws sts assume-role --role-arn ${account.roleArn} --role-session-name doctor` : `Add this statement: ${remedy}`;
  return [{ subject, status: 'fault', text: 'cannot be taken on', cause: reasonOf(outcome), mend }];
}

async function checkOneTopic(topicArn: string, { config, sdk }: AwsCheckOptions): Promise<readonly DoctorFinding[]> {
  const topic = listTopics(config).find((one) => one.topicArn === topicArn);
  if (topic === undefined) return [];
  const { faults, unread, endpoints } = await checkTopic(topic, sdk.topicStates, topicPlaces(config, { policy: topicCheckPolicy }));
  const subject = `topic ${topicArn}`;
  return [
    ...faults.map(({ text, mend }): DoctorFinding => ({ subject, status: 'fault', text, mend })),
    ...unread.map((cause): DoctorFinding => ({
      subject,
      status: 'unknown',
      text: 'could not be looked at as a whole',
      cause,
      mend: 'Give the rights of docs/guides/amazon-sns.md',
    })),
    ...(faults.length + unread.length === 0 ? [{ subject, status: 'ok' as const, text: `sends to ${endpoints.join(', ')}` }] : []),
  ];
}

async function checkQueue(queueUrl: string, { config, sdk }: AwsCheckOptions): Promise<readonly DoctorFinding[]> {
  const queue = ownDoors(config).queues.find((one) => one.queueUrl === queueUrl);
  if (queue === undefined) return [];
  const subject = `queue ${queueUrl}`;
  const place = topicPlaces(config, { policy: topicCheckPolicy }).ofQueue(queue);
  const state = await sdk.topicStates.readQueue(queueUrl, place);
  switch (state.status) {
    case 'absent':
      return [
        {
          subject,
          status: 'fault',
          text: 'is not there',
          cause: state.reason,
          mend: 'signalbox bootstrap (makes one), or correct sqs.queues',
        },
      ];
    case 'unread':
      return [
        {
          subject,
          status: 'unknown',
          text: 'could not be looked at',
          cause: `${state.call}: ${state.reason}`,
          mend: 'Give the rights of docs/guides/amazon-sns.md',
        },
      ];
    case 'found':
      break;
  }
  const { kmsKeyId } = state.value;
  const key = kmsKeyId === undefined ? undefined : await sdk.topicStates.readKey(kmsKeyId, place);
  if (key?.status === 'found' && key.value.state !== 'Enabled') {
    return [
      {
        subject,
        status: 'fault',
        text: `its key ${kmsKeyId ?? ''} is ${key.value.state}: nobody can read it`,
        mend: `aws kms enable-key --key-id ${kmsKeyId ?? ''} --region ${place.region}`,
      },
    ];
  }
  return [{ subject, status: 'ok', text: 'is there' }];
}

function ask(
  { invoker }: Pick<AwsSdk, 'invoker'>,
  { region, credentials }: { readonly region: string; readonly credentials: CallCredentials },
  signal: AbortSignal,
): Promise<InvocationOutcome> {
  return invoker.invoke({ service: 'sts', operation: 'GetCallerIdentity', params: {}, region, credentials, isRepeatable: true, signal });
}

function reasonOf({ failure }: Extract<InvocationOutcome, { status: 'failed' }>): string {
  switch (failure.kind) {
    case 'service-error':
      return `${failure.code}: ${failure.message}`;
    case 'timed-out':
    case 'stopped':
      return 'AWS did not answer in time.';
    default:
      return failure.reason;
  }
}
