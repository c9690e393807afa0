// A session of a role in the name of a person: all that is told to AWS about it, so that what runs is what was decided (R4).
import type { RoleArn } from './role-arn.ts';

/** A session tag. */
interface SessionTag {
  readonly key: string;
  readonly value: string;
}

/** What a session is asked for with. */
export interface RoleSession {
  readonly roleArn: RoleArn;
  readonly externalId?: string;
  /** The verified id of the person on the platform, in the characters that STS allows. */
  readonly sessionName: string;
  /** The same; AWS writes it into CloudTrail for all that the session does, and for the sessions that it begins. */
  readonly sourceIdentity: string;
  readonly tags: readonly SessionTag[];
  /** The channel's guardrails as one inline policy. */
  readonly policy?: string;
  /** Managed policies that cap the session together with the inline one. */
  readonly policyArns: readonly string[];
}

/** A session in which nobody asked for anything: Signalbox's own name, and a policy beside which the role's rights count for nothing more. */
export function sessionOfOurs(
  { roleArn, externalId }: Pick<RoleSession, 'roleArn' | 'externalId'>,
  { name, tags, policy }: Pick<RoleSession, 'tags'> & { readonly name: string; readonly policy: string },
): RoleSession {
  return {
    roleArn,
    ...(externalId === undefined ? {} : { externalId }),
    sessionName: name,
    sourceIdentity: name,
    tags,
    policy,
    policyArns: [],
  };
}

/** With whose credentials a call is made: the machine's own, none (the demo account answers by itself), or those of a session. */
export type CallCredentials = 'ambient' | 'demo' | RoleSession;

/** The same as it is kept: of a session the role, since permission is never stored. */
export type CredentialsName = 'ambient' | 'demo' | RoleArn;

/** Names credentials, to keep the name and to compare it later; `none` reaches nothing and is like nothing. */
export function nameOfCredentials(credentials: CallCredentials | CredentialsName | 'none'): CredentialsName | 'none' {
  return typeof credentials === 'string' ? credentials : credentials.roleArn;
}
