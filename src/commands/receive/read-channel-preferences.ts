// `preferences show=both new-thread-after=12h`: what somebody sets for the whole channel.
import { NEW_THREAD_AFTER_FORM, parseNewThreadAfter, UPDATE_PLACES, type UpdatePolicy } from '../../domain/update-policy.ts';

/** What was set; a name with undefined goes back to the default. */
export type PreferenceChange = { readonly [Name in keyof UpdatePolicy]?: UpdatePolicy[Name] | undefined };

/** What somebody wants to set for a channel, or what is wrong with it. */
export interface ChannelPreferencesIntent {
  readonly kind: 'set-channel-preferences';
  readonly change: PreferenceChange;
  /** Sentences for whoever wrote it; with any of them nothing is set. */
  readonly problems: readonly string[];
}

/** How a preference is written, and how its values are read. */
interface Written {
  readonly form: string;
  readonly read: (value: string) => PreferenceChange | undefined;
}

const SWITCH_FORM = 'must be on or off';
const SWITCHES: Readonly<Record<string, boolean>> = { on: true, true: true, yes: true, off: false, false: false, no: false };

function readSwitch(name: 'edit' | 'postOkWithoutAlarm', value: string): PreferenceChange | undefined {
  const isOn = Object.hasOwn(SWITCHES, value) ? SWITCHES[value] : undefined;
  return isOn === undefined ? undefined : { [name]: isOn };
}

const PREFERENCES = {
  show: {
    form: 'must be thread, channel or both',
    read: (value) => {
      const show = UPDATE_PLACES.find((place) => place === value);
      return show === undefined ? undefined : { show };
    },
  },
  edit: { form: SWITCH_FORM, read: (value) => readSwitch('edit', value) },
  'new-thread-after': {
    form: NEW_THREAD_AFTER_FORM,
    read: (value) => {
      const newThreadAfterMs = parseNewThreadAfter(value);
      return newThreadAfterMs === undefined ? undefined : { newThreadAfterMs };
    },
  },
  'ok-without-alarm': { form: SWITCH_FORM, read: (value) => readSwitch('postOkWithoutAlarm', value) },
} as const satisfies Readonly<Record<string, Written>>;

type PreferenceName = keyof typeof PREFERENCES;

const DEFAULTS: Readonly<Record<PreferenceName, PreferenceChange>> = {
  show: { show: undefined },
  edit: { edit: undefined },
  'new-thread-after': { newThreadAfterMs: undefined },
  'ok-without-alarm': { postOkWithoutAlarm: undefined },
};

/** The longest word that is repeated to whoever wrote it. */
const WORD_MAX_LENGTH = 40;

// Match: preferences show=both, @aws set preferences edit=off show = thread, preferences --show=both. Near miss: preferences, preferences get.
const SETTING = /^(?:@?aws\s+)?(?:set\s+)?preferences\s+(\S[^=]{0,60}=.*)$/is;

/** Reads what is to be set; undefined where a text sets nothing. */
export function readChannelPreferences(text: string): ChannelPreferencesIntent | undefined {
  const said = SETTING.exec(text)?.[1];
  if (said === undefined) return undefined;
  const words = said
    .replace(/\s*=\s*/g, '=')
    .trim()
    .split(/\s+/);
  let change: PreferenceChange = {};
  const problems: string[] = [];
  for (const word of words) {
    const [name = '', ...values] = word.replace(/^-+/, '').split('=');
    const read = readOne(name.toLowerCase(), values.join('=').toLowerCase());
    if (typeof read === 'string') problems.push(read);
    else change = { ...change, ...read };
  }
  return { kind: 'set-channel-preferences', change, problems };
}

function readOne(name: string, value: string): PreferenceChange | string {
  if (!isPreferenceName(name)) {
    return `There is no preference "${name.slice(0, WORD_MAX_LENGTH)}"; there are ${Object.keys(PREFERENCES).join(', ')}.`;
  }
  if (value === 'default') return DEFAULTS[name];
  return PREFERENCES[name].read(value) ?? `${name} ${PREFERENCES[name].form}, or default.`;
}

function isPreferenceName(name: string): name is PreferenceName {
  return Object.hasOwn(PREFERENCES, name);
}
