// Commands that the AWS CLI makes up, that no one operation of AWS stands behind, and that are understood here: their names and options.
import type { Argument } from './argument.ts';

/** How many values each option takes, by its name without hyphens. */
export type OwnOptions = ReadonlyMap<string, 'none' | 'one' | 'many'>;

/** Such a command. */
export interface OwnCommandNames {
  /** The AWS CLI's name, which need not be that of a service of the catalogue. */
  readonly service: string;
  readonly command: string;
  readonly options: OwnOptions;
  /** What it is for. */
  readonly purpose: string;
}

const S3_LS: OwnCommandNames = {
  service: 's3',
  command: 'ls',
  purpose: 'buckets, or what lies in one: s3://bucket/prefix',
  options: new Map([
    ['recursive', 'none'],
    ['human-readable', 'none'],
    ['summarize', 'none'],
  ]),
};

const LOGS_TAIL: OwnCommandNames = {
  service: 'logs',
  command: 'tail',
  purpose: 'the newest lines of a log group, named behind it',
  options: new Map([
    ['since', 'one'],
    ['end-time', 'one'],
    ['starting-token', 'one'],
    ['filter-pattern', 'one'],
    ['log-stream-names', 'many'],
    ['log-stream-name-prefix', 'one'],
    ['format', 'one'],
    ['follow', 'none'],
  ]),
};

/** All of them, by their two names. */
export const OWN_COMMANDS = { 's3 ls': S3_LS, 'logs tail': LOGS_TAIL } as const satisfies Readonly<Record<string, OwnCommandNames>>;

const APPROVAL_OPTIONS: OwnOptions = new Map([
  ['pipeline', 'one'],
  ['stage', 'one'],
  ['action', 'one'],
  ['comment', 'one'],
  ['pipeline-execution-id', 'one'],
  ['token', 'one'],
  ['region', 'one'],
]);

/** Commands that the AWS CLI does not have, which stand for one that nobody should have to write (commands/looked-up-commands.ts). */
export const LOOKED_UP_NAMES: readonly OwnCommandNames[] = [
  { service: 'codepipeline', command: 'approve', purpose: 'lets a pipeline that waits for an approval go on', options: APPROVAL_OPTIONS },
  { service: 'codepipeline', command: 'reject', purpose: 'stops a pipeline that waits for an approval', options: APPROVAL_OPTIONS },
  {
    service: 'ecs',
    command: 'roll-back',
    purpose: 'rolls a service back: the deployment under way, or else to the revision before',
    options: new Map([
      ['cluster', 'one'],
      ['service', 'one'],
      ['region', 'one'],
    ]),
  },
  {
    service: 'logs',
    command: 'insights',
    purpose: 'the lines of a log group in a time, by a query of Logs Insights',
    options: new Map([
      ['group', 'one'],
      ['since', 'one'],
      ['until', 'one'],
      ['query-string', 'one'],
      ['region', 'one'],
    ]),
  },
  {
    service: 'cloudwatch',
    command: 'mute-alarm',
    purpose: 'keeps CloudWatch for a while from all that an alarm would do',
    options: new Map([
      ['alarm-name', 'one'],
      ['for', 'one'],
      ['region', 'one'],
    ]),
  },
];

/** Returns those of a service, of both kinds. */
export function ownCommandsOf(service: string): readonly OwnCommandNames[] {
  return [...Object.values(OWN_COMMANDS), ...LOOKED_UP_NAMES].filter((own) => own.service === service);
}

/** Returns the options of such a command as arguments. */
export function ownArgumentTable({ options }: OwnCommandNames): ReadonlyMap<string, Argument> {
  return new Map(
    [...options].map(([name, takes]) => [
      name,
      { name, takes, isRequired: false, isHidden: false, target: { kind: 'added', added: '' } } as const,
    ]),
  );
}
