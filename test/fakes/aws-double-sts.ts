// STS of the AWS double: hands out sessions of the roles that it has, and refuses what STS refuses (STS API, AssumeRole).
import { randomBytes } from 'node:crypto';
import { answerQuery, AwsDoubleError, type AwsDoubleAnswer } from './aws-double-answer.ts';
import { listParameters } from './aws-double-parameters.ts';
import type { AwsDoubleRequest } from './aws-double-request.ts';
import type { AwsDoubleKey } from './aws-double-signature.ts';

/** What a role's trust policy can allow. */
type TrustedAction = 'sts:AssumeRole' | 'sts:TagSession' | 'sts:SetSourceIdentity';

/** A role of the double. */
export interface DoubleRole {
  readonly roleArn: string;
  readonly externalId?: string;
  /** All of them unless given. */
  readonly trusts?: readonly TrustedAction[];
}

/** A session that was handed out. */
export interface DoubleSession {
  readonly key: AwsDoubleKey;
  readonly accountId: string;
  readonly roleArn: string;
  readonly sessionName: string;
  readonly sourceIdentity: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly transitiveTags: readonly string[];
  readonly policy: string;
  readonly policyArns: readonly string[];
  readonly region: string;
  readonly expiresAt: Date;
}

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

// Match: slack.T0.U0. Near miss: slack:T0:U0, a (too short).
const NAME = /^[\w+=,.@-]{2,64}$/;
// Match: a1:b2. Near miss: a.b c.
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
// Match: what the policy of a session may hold. Near miss: a letter beyond Latin-1.
const POLICY = /^[\t\n\r\u0020-\u00FF]+$/;

/** Hands out sessions and knows them again. */
export class DoubleSts {
  readonly sessions: DoubleSession[] = [];
  /** How much of the packed size a character takes, in percent; tests raise it. */
  percentPerCharacter = 0.04;
  /** How long sessions last whatever was asked for, where a test says so. */
  sessionSeconds: number | undefined;
  readonly #roles: readonly DoubleRole[];
  readonly #now: () => Date;

  constructor(roles: readonly DoubleRole[], now: () => Date) {
    this.#roles = roles;
    this.#now = now;
  }

  /** The session that a key is of. */
  find(accessKeyId: string | undefined): DoubleSession | undefined {
    return this.sessions.find(({ key }) => key.accessKeyId === accessKeyId);
  }

  /** Signs somebody in with a role outside of Signalbox, as people do at their own machines; returns their credentials. */
  signIn(roleArn: string, sessionName: string): Required<AwsDoubleKey> {
    const key = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(20).toString('hex'),
      sessionToken: randomBytes(40).toString('base64'),
    };
    this.sessions.push({
      key,
      roleArn,
      sessionName,
      accountId: roleArn.split(':')[4] ?? '',
      sourceIdentity: '',
      tags: {},
      transitiveTags: [],
      policy: '',
      policyArns: [],
      region: 'us-east-1',
      expiresAt: new Date(this.#now().getTime() + 3_600_000),
    });
    return key;
  }

  /** Runs an operation in the name of a caller. */
  run(request: AwsDoubleRequest, caller: { readonly accountId: string; readonly arn: string }): AwsDoubleAnswer {
    const { operation } = request;
    if (operation === 'GetCallerIdentity') {
      return answerQuery(operation, { Arn: caller.arn, UserId: 'AIDASAMPLEUSERID', Account: caller.accountId }, NAMESPACE);
    }
    if (operation !== 'AssumeRole') throw new AwsDoubleError('InvalidAction', `Could not find operation ${operation}`);
    return this.#assume(request, caller.arn);
  }

  #assume({ operation, parameters, region }: AwsDoubleRequest, callerArn: string): AwsDoubleAnswer {
    const asked = readAsked(parameters);
    checkLimits(asked);
    this.#checkTrust(asked, callerArn);
    const size = asked.policy.length + Object.entries(asked.tags).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
    const packed = Math.ceil(size * this.percentPerCharacter);
    if (packed > 100) {
      throw new AwsDoubleError(
        'PackedPolicyTooLarge',
        `Packed size of session tags and session policies exceeds the limit: ${packed}% of the allowed size.`,
      );
    }
    const seconds = this.sessionSeconds ?? asked.durationSeconds;
    const [, , , , accountId = '', resource = ''] = asked.roleArn.split(':');
    const session: DoubleSession = {
      ...asked,
      accountId,
      region,
      key: {
        accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
        secretAccessKey: randomBytes(20).toString('hex'),
        sessionToken: randomBytes(40).toString('base64'),
      },
      expiresAt: new Date(this.#now().getTime() + seconds * 1000),
    };
    this.sessions.push(session);
    const { accessKeyId, secretAccessKey, sessionToken } = session.key;
    const role = resource.split('/').at(-1) ?? '';
    return answerQuery(
      operation,
      {
        SourceIdentity: asked.sourceIdentity,
        AssumedRoleUser: {
          Arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${asked.sessionName}`,
          AssumedRoleId: `AROA:${asked.sessionName}`,
        },
        Credentials: {
          AccessKeyId: accessKeyId,
          SecretAccessKey: secretAccessKey,
          SessionToken: sessionToken,
          Expiration: session.expiresAt,
        },
        PackedPolicySize: packed,
      },
      NAMESPACE,
    );
  }

  #checkTrust({ roleArn, externalId, sourceIdentity, tags }: Asked, callerArn: string): void {
    const role = this.#roles.find((each) => each.roleArn === roleArn);
    const needed: readonly TrustedAction[] = [
      'sts:AssumeRole',
      ...(Object.keys(tags).length === 0 ? [] : ['sts:TagSession' as const]),
      ...(sourceIdentity === '' ? [] : ['sts:SetSourceIdentity' as const]),
    ];
    const trusts = role?.externalId !== undefined && role.externalId !== externalId ? [] : (role?.trusts ?? needed);
    const denied = role === undefined ? 'sts:AssumeRole' : needed.find((action) => !trusts.includes(action));
    if (denied === undefined) return;
    throw new AwsDoubleError('AccessDenied', `User: ${callerArn} is not authorized to perform: ${denied} on resource: ${roleArn}`, 403);
  }
}

type Asked = Pick<DoubleSession, 'roleArn' | 'sessionName' | 'sourceIdentity' | 'tags' | 'transitiveTags' | 'policy' | 'policyArns'> & {
  readonly externalId: string | undefined;
  readonly durationSeconds: number;
};

function readAsked(parameters: Readonly<Record<string, string>>): Asked {
  const tags: [string, string][] = [];
  for (let at = 1; parameters[`Tags.member.${at}.Key`] !== undefined; at += 1) {
    tags.push([parameters[`Tags.member.${at}.Key`] ?? '', parameters[`Tags.member.${at}.Value`] ?? '']);
  }
  if (new Set(tags.map(([key]) => key.toLowerCase())).size !== tags.length) throw invalid('Duplicate tag keys found.');
  const policyArns: string[] = [];
  for (let at = 1; parameters[`PolicyArns.member.${at}.arn`] !== undefined; at += 1) {
    policyArns.push(parameters[`PolicyArns.member.${at}.arn`] ?? '');
  }
  return {
    roleArn: parameters['RoleArn'] ?? '',
    sessionName: parameters['RoleSessionName'] ?? '',
    sourceIdentity: parameters['SourceIdentity'] ?? '',
    externalId: parameters['ExternalId'],
    durationSeconds: Number(parameters['DurationSeconds'] ?? 3600),
    policy: parameters['Policy'] ?? '',
    policyArns,
    tags: Object.fromEntries(tags),
    transitiveTags: listParameters(parameters, 'TransitiveTagKeys.member'),
  };
}

function checkLimits(asked: Asked): void {
  const wrong = Object.entries(LIMITS).find(([, isKept]) => !isKept(asked));
  if (wrong !== undefined) throw invalid(wrong[0]);
  if (asked.policy !== '' && !isPolicy(asked.policy)) {
    throw new AwsDoubleError('MalformedPolicyDocument', 'The policy is not in the valid JSON format.');
  }
}

/** By member of AssumeRole. */
const LIMITS: Readonly<Record<string, (asked: Asked) => boolean>> = {
  roleArn: ({ roleArn }) => roleArn.length >= 20 && roleArn.length <= 2048,
  roleSessionName: ({ sessionName }) => NAME.test(sessionName),
  sourceIdentity: ({ sourceIdentity }) => sourceIdentity === '' || NAME.test(sourceIdentity),
  externalId: ({ externalId }) => externalId === undefined || EXTERNAL_ID.test(externalId),
  durationSeconds: ({ durationSeconds }) => durationSeconds >= 900 && durationSeconds <= 43_200,
  tags: ({ tags }) => Object.keys(tags).length <= 50 && Object.entries(tags).every(isTag),
  policyArns: ({ policyArns }) => policyArns.length <= 10,
  policy: ({ policy, policyArns }) => policy.length + policyArns.join('').length <= 2048,
};

function isTag([key, value]: readonly [string, string]): boolean {
  return TAG_KEY.test(key) && TAG_VALUE.test(value) && !key.startsWith('aws:');
}

function isPolicy(text: string): boolean {
  if (!POLICY.test(text)) return false;
  try {
    const { Statement } = JSON.parse(text) as { readonly Statement?: readonly { readonly Sid?: string }[] };
    const sids = (Statement ?? []).flatMap(({ Sid }) => (Sid === undefined ? [] : [Sid]));
    return Statement !== undefined && Statement.length > 0 && new Set(sids).size === sids.length;
  } catch {
    return false;
  }
}

function invalid(member: string): AwsDoubleError {
  return new AwsDoubleError('ValidationError', `1 validation error detected: Value at '${member}' failed to satisfy constraint`);
}
