// signalbox slack manifest: prints the manifest of the Slack app.
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import {
  APP_NAME_MAX_LENGTH,
  DEFAULT_APP_NAME,
  SLACK_DOOR_PATH,
  writeSlackManifest,
  type SlackManifestOptions,
} from '../../platforms/slack/slack-manifest.ts';
import { ADDED_FEATURES, USUAL_FEATURES, type SlackFeature } from '../../platforms/slack/slack-scopes.ts';

const OPTIONS = {
  mode: { type: 'string' },
  url: { type: 'string' },
  'thread-replies': { type: 'boolean', default: false },
  with: { type: 'string', multiple: true, default: [] as string[] },
  without: { type: 'string', multiple: true, default: [] as string[] },
  name: { type: 'string', default: DEFAULT_APP_NAME },
} as const;

const MODES: readonly string[] = ['socket', 'http'];

/** Prints the manifest on standard output. */
export const slackCommand: Command = {
  name: 'slack',
  usage:
    'manifest [--mode socket|http] [--url https://signalbox.example.com] [--thread-replies] [--with FEATURE]... [--without FEATURE]... [--name NAME]',
  summary: 'Prints the manifest of the Slack app, with the least scopes.',
  run: async (commandArguments, { streams }) => {
    const { values, positionals } = parseCommandLine(commandArguments, OPTIONS);
    const [action, ...more] = positionals;
    if (action !== 'manifest' || more.length > 0) throw new UsageError('write: signalbox slack manifest');
    const manifest = writeSlackManifest({
      name: readName(values.name),
      features: readFeatures([...values.with, ...(values['thread-replies'] ? ['thread-replies'] : [])], values.without),
      ...readWay(values.mode, values.url),
    });
    streams.print(values.json ? JSON.stringify({ manifest }) : manifest.trimEnd());
    return 0;
  },
};

function readName(name: string): string {
  if (name.trim() !== '' && name.length <= APP_NAME_MAX_LENGTH) return name.trim();
  throw new UsageError(`--name must have 1 to ${String(APP_NAME_MAX_LENGTH)} characters`);
}

function readWay(mode: string | undefined, url: string | undefined): Pick<SlackManifestOptions, 'requestUrl'> {
  if (mode !== undefined && !MODES.includes(mode)) throw new UsageError(`--mode must be ${MODES.join(' or ')}`);
  if (mode === 'socket' && url !== undefined) throw new UsageError('--url belongs to --mode http: a socket needs no address');
  if (url !== undefined) return { requestUrl: toRequestUrl(url) };
  if (mode !== 'http') return {};
  throw new UsageError('--mode http needs --url, the https address under which Slack reaches Signalbox');
}

function toRequestUrl(url: string): string {
  const address = URL.parse(url);
  // What stands behind the host, a name or a path, is not ours to send Slack to.
  if (address?.protocol === 'https:' && address.href === `${address.origin}/`) return `${address.origin}${SLACK_DOOR_PATH}`;
  throw new UsageError('--url must be an https address without path, such as https://signalbox.example.com');
}

function readFeatures(added: readonly string[], left: readonly string[]): readonly SlackFeature[] {
  const leftOut = left.map((name) => readFeature(name, '--without', USUAL_FEATURES));
  const asked = added.map((name) => readFeature(name, '--with', ADDED_FEATURES));
  return [...USUAL_FEATURES.filter((feature) => !leftOut.includes(feature)), ...asked];
}

function readFeature(name: string, option: string, known: readonly SlackFeature[]): SlackFeature {
  const feature = known.find((one) => one === name);
  if (feature === undefined) throw new UsageError(`${option} must be one of ${known.join(', ')}`);
  return feature;
}
