// Secrets: out of the values and the files that they are named by, into objects that do not print them.
import { Secret } from '../lib/secret.ts';
import { anchorPath, type Anchor } from './anchor-paths.ts';
import type { ConfigNode } from './config-node.ts';
import { decodeText } from './decode-text.ts';
import type { ConfigPath } from './format-path.ts';
import { looksSecret } from './looks-secret.ts';
import type { ReadFile } from './read-file.ts';
import { FILE_SUFFIX } from './variable-name.ts';
import { listValues, type ValuePlace } from './list-values.ts';

// Tokens and addresses have a few hundred characters; a larger file is some other file.
const SECRET_FILE_MAX_BYTES = 64 * 1024;
// A line break in a token would end a header and start another (header injection). Match: a tab. Near miss: a space.
const LINE_BREAK_OR_CONTROL = /\p{Cc}/u;

/** Where secrets come from. */
export interface SecretSources extends Anchor {
  readonly readFile: ReadFile;
}

/** The secrets of a configuration. */
export interface ResolvedSecrets {
  readonly secrets: readonly Secret[];
  /** True where one stands in the configuration file itself. */
  readonly hasSecretInFile: boolean;
}

/** Replaces every secret in the data by a Secret, also those that stand in files of their own. */
export async function resolveSecrets(data: Record<string, unknown>, root: ConfigNode, sources: SecretSources): Promise<ResolvedSecrets> {
  const secrets: Secret[] = [];
  let hasSecretInFile = false;
  for (const place of listValues(data, root)) {
    if (place.node.kind !== 'secret') continue;
    const { holder, key, path } = place;
    hasSecretInFile ||= typeof holder[key] === 'string' && sources.findings.placeOf(path)?.kind === 'file';
    const text = await readSecret(place, sources);
    delete holder[`${key}${FILE_SUFFIX}`];
    delete holder[key];
    if (text === undefined) continue;

    const secret = new Secret(text);
    secrets.push(secret);
    holder[key] = secret;
    const fault = findFault(text);
    if (fault !== undefined) sources.findings.report(path, fault);
  }
  return { secrets, hasSecretInFile };
}

async function readSecret({ holder, key, path }: ValuePlace, sources: SecretSources): Promise<string | undefined> {
  const { findings } = sources;
  const inline = holder[key];
  const fileKey = `${key}${FILE_SUFFIX}`;
  const filePath = [...path.slice(0, -1), fileKey];
  if (!Object.hasOwn(holder, fileKey)) {
    if (inline === undefined || typeof inline === 'string') return inline;
    findings.report(path, inline === null ? 'is empty; give it a value or remove it' : 'must be text in quotes');
    return undefined;
  }
  const filePlace = findings.placeOf(filePath);
  if (filePlace !== undefined) findings.setPlace(path, filePlace);
  const file = holder[fileKey];
  const outcome =
    inline === undefined
      ? await readSecretFile(file, filePath, sources)
      : { status: 'faulty' as const, text: `stands beside ${key}; keep one of the two` };
  if (outcome.status === 'secret') return outcome.text;
  findings.report(filePath, outcome.text);
  // The secret is not missing, its file is faulty: that is said above.
  findings.markFaulty(path);
  return undefined;
}

type SecretFileOutcome = { readonly status: 'secret' | 'faulty'; readonly text: string };

async function readSecretFile(named: unknown, path: ConfigPath, sources: SecretSources): Promise<SecretFileOutcome> {
  if (typeof named !== 'string' || named === '') return { status: 'faulty', text: 'must be the path of a file' };
  const file = anchorPath(named, path, sources);
  // People put the token itself where its file belongs.
  const shown = looksSecret(file) ? 'the file' : file;
  const outcome = await sources.readFile(file, SECRET_FILE_MAX_BYTES);
  if (outcome.status !== 'read') return { status: 'faulty', text: `${shown} ${outcome.reason}` };
  const decoded = decodeText(outcome.bytes);
  if (decoded.status === 'no-text') return { status: 'faulty', text: `${shown} ${decoded.reason}` };
  if (outcome.isWorldReadable) sources.findings.warn(path, `${shown} can be read by every user of this machine`);
  return { status: 'secret', text: decoded.text.replace(/\r?\n$/, '') };
}

function findFault(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (text.trim() !== text) return 'has white space at its start or end';
  return LINE_BREAK_OR_CONTROL.test(text) ? 'holds a line break or a control character' : undefined;
}
