// With whose credentials something is read for a notification: a session of the channel's role that can do nothing but read it.
import { readingSessionPolicy } from '../../domain/reading-calls.ts';
import type { ReadingPlace } from '../../domain/reading-place.ts';
import { sessionOfOurs, type RoleSession } from '../../domain/role-session.ts';

/** The name of sessions in which nobody asked for anything: CloudTrail shows it for each call. */
const OWN_NAME = 'signalbox.notifications';

const POLICY = JSON.stringify(readingSessionPolicy);

/** The machine's own where the place has no role. Sessions of one channel and role are one session, in all Regions. */
export function credentialsOfReading({ account, configurationName }: ReadingPlace): 'ambient' | RoleSession {
  if (account === undefined) return 'ambient';
  const tags = [{ key: 'signalbox:configuration', value: configurationName }];
  return sessionOfOurs(account, { name: OWN_NAME, tags, policy: POLICY });
}
