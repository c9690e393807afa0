// What a value is for, judged by the words of its key: state, reason, name, identifier, time, or noise.
import { remember } from './remember.ts';
import { wordSet } from './word-set.ts';
import { wordsOfKey } from './words-of-key.ts';

/** What a value tells; `noise` tells a person nothing. */
export type Role = 'state' | 'severity' | 'prose' | 'name' | 'identifier' | 'instant' | 'other' | 'noise';

const LAST_WORDS: readonly (readonly [Role, ReadonlySet<string>])[] = [
  ['state', wordSet('conclusion, outcome, phase, result, state, status, verdict, compliance')],
  ['severity', wordSet('criticality, severity')],
  [
    'prose',
    wordSet(`annotation, body, cause, comment, context, description, detail, details, error, explanation, information, message, msg, narrative,
      note, reason, remarks, summary, text`),
  ],
  [
    'name',
    wordSet(`action, alarm, alertname, application, bucket, category, cluster, definition, environment, event, function, group, host,
      hostname, instance, job, name, operation, pipeline, principal, project, repository, rule, service, stack, stage, subject, table,
      title, type, user`),
  ],
  ['identifier', wordSet('address, arn, arns, hash, id, identifier, ids, ip, key, link, sha, uid, uri, url, uuid')],
  ['instant', wordSet('at, created, date, deadline, ended, expires, finished, modified, started, time, timestamp, ts, updated')],
];

// What says how bad something is, beside a key that ends in `severity`.
const SEVERITY_KEYS = wordSet(
  `alert level, alert type, level, log level, risk level, risk score, sev, severity level, severity score, threat level`,
);

// Kinds of states whose keys do not end in a state's word.
const STATE_KEYS = wordSet('alert transition, alert type friendly name, compliance type, status code, state code, new state');

// Keys whose values serve machines: versions, checksums, capacities, sessions, pages. Everything under them goes too.
const NOISE =
  wordSet(`access key id, api version, archived, attachments, avatar url, backup event, build complete, communication id, credentials, detector id,
  e tag, environment variables, etag, event id, event version, format version, gravatar id, headers, headers truncated, host id, input details, language, managed fields, md5sum,
  network interfaces, node id, notification body, output details, owner identity, page, partition, principal id, privileged mode, product fields,
  queued timeout in minutes, record version, request id, request ids, resource properties, resource version, s3 schema version, schema version, sequencer,
  session context, sha256sum, signature, signature version, signing cert url, site admin, subscribe url, timeout in minutes, tls details, total pages,
  unsubscribe url, user agent, x amz id 2, x amz request id`);
// Lists of what a machine can do; single values under the same keys are kept.
const NOISY_LISTS = wordSet('attributes, registered resources, remaining resources');
// Secrets do not belong in a chat, whoever put them into an event.
const SECRET_LAST_WORDS = wordSet('credential, password, secret, token');
const ABOUT_PARENT = wordSet('label, text, value, normalized');

/** Returns the role of the value at a path. */
export function roleOfPath(path: readonly string[]): Role {
  const keys = path.map((key) => readKey(key));
  const last = keys.at(-1);
  if (last === undefined) return 'other';
  if (last.isNoisyList || keys.some(({ isNoise }) => isNoise)) return 'noise';
  return last.isAboutParent ? (keys.at(-2) ?? last).role : last.role;
}

/** What a key tells of the value under it, wherever it stands. */
interface KeyReading {
  readonly isNoise: boolean;
  readonly isNoisyList: boolean;
  readonly isAboutParent: boolean;
  readonly role: Role;
}

const readKey = remember((key): KeyReading => {
  const words = wordsOfKey(key);
  const name = words.join(' ');
  return {
    isNoise: NOISE.has(name) || SECRET_LAST_WORDS.has(words.at(-1) ?? ''),
    isNoisyList: NOISY_LISTS.has(name),
    // `state.value`, `Severity.Label` and `eventDescription.text` are about the key above.
    isAboutParent: ABOUT_PARENT.has(name),
    role: roleOfWords(words, name),
  };
});

function roleOfWords(words: readonly string[], name: string): Role {
  if (SEVERITY_KEYS.has(name)) return 'severity';
  if (STATE_KEYS.has(name)) return 'state';
  const last = words.at(-1) ?? '';
  return LAST_WORDS.find(([, list]) => list.has(last))?.[0] ?? 'other';
}
