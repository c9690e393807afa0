// The manifest of the Teams app, by the rules of its schema (developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json).

/** Version of the schema; from this one on an app says whether it works in shared and private channels. */
const MANIFEST_VERSION = '1.25';

/** Longest texts of the schema. */
const SHORT_NAME_MAX = 30;
const DEVELOPER_NAME_MAX = 32;
const ADDRESS_MAX = 2048;

/** What the app is called, and whose it is. */
export interface TeamsManifestOptions {
  readonly appId: string;
  /** Of Signalbox, such as 1.2.0; what stands behind a hyphen is left out. */
  readonly version: string;
  readonly name: string;
  readonly developer: string;
  /** Addresses with https, which Teams shows. */
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

/** A problem of an option, or the manifest. */
export type TeamsManifest = { readonly status: 'written'; readonly json: string } | { readonly status: 'refused'; readonly reason: string };

/** Writes the manifest. The app asks for no permission: it hears what calls it, and posts where it was added. */
export function writeTeamsManifest(options: TeamsManifestOptions): TeamsManifest {
  const reason = findProblem(options);
  if (reason !== undefined) return { status: 'refused', reason };
  const { appId, version, name, developer, website, privacy, terms } = options;
  const manifest = {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version: version.replace(/-.*$/, ''),
    id: appId,
    developer: { name: developer, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: { short: name, full: `${name}: AWS in chat` },
    description: {
      short: 'AWS events as messages, and AWS commands under guardrails.',
      full:
        'Shows what happens in AWS as messages of a channel, and runs AWS commands that are typed there under IAM roles and guardrail ' +
        'policies. It reads only messages that call it by name. It posts only where it was added and configured.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1D2430',
    // Shared and private channels.
    supportsChannelFeatures: 'tier1',
    bots: [
      {
        botId: appId,
        scopes: ['team', 'groupChat', 'personal'],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [
          {
            scopes: ['team', 'groupChat', 'personal'],
            commands: [
              { title: 'help', description: 'What can be said here' },
              { title: 'notifications', description: 'What this channel gets, and why' },
              { title: 'preferences', description: 'How messages are shown in this channel' },
              { title: 'whoami', description: 'Which AWS identity commands run with' },
            ],
          },
        ],
      },
    ],
    validDomains: [],
  };
  return { status: 'written', json: `${JSON.stringify(manifest, null, 2)}\n` };
}

// Match: 1.2.0, 0.0.0-test. Near miss: 1.2, 01.2.0.
const VERSION = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-.*)?$/;

function findProblem({ version, name, developer, ...addresses }: TeamsManifestOptions): string | undefined {
  if (!VERSION.test(version)) return `"${version}" is no version such as 1.2.0`;
  if (name === '' || name.length > SHORT_NAME_MAX) return `the name must have 1 to ${SHORT_NAME_MAX} characters`;
  if (developer === '' || developer.length > DEVELOPER_NAME_MAX) return `the developer must have 1 to ${DEVELOPER_NAME_MAX} characters`;
  for (const option of ['website', 'privacy', 'terms'] as const) {
    const address = addresses[option];
    if (!address.startsWith('https://') || !URL.canParse(address) || address.length > ADDRESS_MAX) {
      return `Teams shows addresses with https alone; --${option} is "${address.slice(0, 100)}"`;
    }
  }
  return undefined;
}
