// The manifest of the Slack app: what is pasted at api.slack.com/apps to make it. docs.slack.dev/reference/app-manifest
import { eventsOf, scopesOf, type SlackFeature } from './slack-scopes.ts';

/** What the manifest is to be for. */
export interface SlackManifestOptions {
  readonly name: string;
  readonly features: readonly SlackFeature[];
  /** Where Slack delivers over HTTPS; through Socket Mode unless given. */
  readonly requestUrl?: string;
}

/** What the app is called unless something else is wanted. */
export const DEFAULT_APP_NAME = 'Signalbox';

/** The path of the listener at which Slack delivers. */
export const SLACK_DOOR_PATH = '/slack/events';

/** Longest name of an app and of its bot (docs.slack.dev/reference/app-manifest: 35 and 80 characters). */
export const APP_NAME_MAX_LENGTH = 35;

const HEADER = `# A Slack app for Signalbox with the least that it needs, written by \`signalbox slack manifest\`.
# Paste it at api.slack.com/apps, "Create New App", "From a manifest", and install the app.`;

/** Writes the manifest as YAML, with what each scope is for. */
export function writeSlackManifest({ name, features, requestUrl }: SlackManifestOptions): string {
  const requests = requestUrl === undefined ? [] : [`request_url: ${quote(requestUrl)}`];
  const lines = [
    HEADER,
    requestUrl === undefined
      ? '# Then make an app-level token with connections:write: events come through Socket Mode, and no public address is needed.'
      : '# Then put its signing secret into the configuration: events come over HTTPS.',
    'display_information:',
    `  name: ${quote(name)}`,
    '  description: AWS events as readable messages',
    "  background_color: '#1d2a3a'",
    'features:',
    '  app_home:',
    '    home_tab_enabled: false',
    `    messages_tab_enabled: ${String(features.includes('direct-messages'))}`,
    '    messages_tab_read_only_enabled: false',
    '  bot_user:',
    `    display_name: ${quote(toBotName(name))}`,
    '    always_online: true',
    ...(features.includes('slash-command') ? slashCommand(requestUrl) : []),
    'oauth_config:',
    '  scopes:',
    '    bot:',
    ...scopesOf(features).flatMap(({ scope, why }) => [`      # ${why}`, `      - ${scope}`]),
    'settings:',
    '  event_subscriptions:',
    ...requests.map((line) => `    ${line}`),
    '    bot_events:',
    ...eventsOf(features).map((event) => `      - ${event}`),
    '  # Buttons and forms.',
    '  interactivity:',
    '    is_enabled: true',
    ...requests.map((line) => `    ${line}`),
    '  org_deploy_enabled: false',
    `  socket_mode_enabled: ${String(requestUrl === undefined)}`,
    '  token_rotation_enabled: false',
  ];
  return `${lines.join('\n')}\n`;
}

function slashCommand(requestUrl: string | undefined): readonly string[] {
  return [
    '  slash_commands:',
    '    - command: /aws',
    ...(requestUrl === undefined ? [] : [`      url: ${quote(requestUrl)}`]),
    '      description: Runs a command of AWS, or a word of Signalbox such as help',
    '      usage_hint: ec2 describe-instances',
    '      should_escape: false',
  ];
}

/** Slack writes names of bots in lower case, of letters, digits and a few signs. Match: the blank of "My Box". Near miss: the hyphen of "my-box". */
function toBotName(name: string): string {
  const spelled = name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  return spelled === '-' ? DEFAULT_APP_NAME.toLowerCase() : spelled;
}

/** A text as YAML has it in double quotes, which is JSON; plain where it can be nothing else. */
function quote(text: string): string {
  // Match: Signalbox, aws-box. Near miss: "yes: no", "true", "1.5".
  return /^[A-Za-z][A-Za-z-]{5,}$/.test(text) ? text : JSON.stringify(text);
}
