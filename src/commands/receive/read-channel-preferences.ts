// `preferences show=both default-region=eu-west-1`: what somebody sets for the whole channel, or for themselves in it.
import { splitWords, unquote } from './split-words.ts';
import { NEW_THREAD_AFTER_FORM, parseNewThreadAfter, UPDATE_PLACES, type UpdatePolicy } from '../../domain/update-policy.ts';

/** What was set; a name with undefined goes back to the default. */
export type PreferenceChange = { readonly [Name in keyof UpdatePolicy]?: UpdatePolicy[Name] | undefined };

/** What somebody sets for themselves; an empty text takes it back. */
export interface OwnPreferenceChange {
  readonly region?: string;
  readonly account?: string;
}

/** What somebody wants to set for a channel and for themselves in it, or what is wrong with it. */
export interface ChannelPreferencesIntent {
  readonly kind: 'set-channel-preferences';
  readonly change: PreferenceChange;
  /** Absent where nothing is set for whoever says it. */
  readonly own?: OwnPreferenceChange;
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

/** What counts for whoever says it alone. */
const OWN_PREFERENCES = {
  'default-region': (region: string): OwnPreferenceChange => ({ region }),
  'default-account': (account: string): OwnPreferenceChange => ({ account }),
} as const satisfies Readonly<Record<string, (value: string) => OwnPreferenceChange>>;

// Match: eu-west-1, prod, 123456789012. Near miss: -x, a b.
const OWN_VALUE = /^[A-Za-z0-9][\w-]{0,62}$/;

/** The longest word that is repeated to whoever wrote it. */
const WORD_MAX_LENGTH = 40;

// Match: preferences show=both, @aws set preferences edit=off show = thread, preferences --show=both. Near miss: preferences, preferences get.
const SETTING = /^(?:@?aws\s+)?(?:set\s+)?preferences\s+(\S[^=]{0,60}=.*)$/is;

/** Reads what is to be set; undefined where a text sets nothing. */
export function readChannelPreferences(text: string): ChannelPreferencesIntent | undefined {
  const said = SETTING.exec(text)?.[1];
  if (said === undefined) return undefined;
  let change: PreferenceChange = {};
  let own: OwnPreferenceChange = {};
  const problems: string[] = [];
  for (const word of splitWords(said.replace(/\s*=\s*/g, '='))) {
    const [name = '', ...values] = unquote(word).replace(/^-+/, '').split('=');
    const [setting, value] = [name.trim().toLowerCase(), values.join('=').trim()];
    const read = isOwnName(setting) ? readOwn(setting, value) : readOne(setting, value.toLowerCase());
    if (typeof read === 'string') problems.push(read);
    else if (isOwnName(setting)) own = { ...own, ...read };
    else change = { ...change, ...read };
  }
  return { kind: 'set-channel-preferences', change, ...(Object.keys(own).length === 0 ? {} : { own }), problems };
}

function readOwn(name: keyof typeof OWN_PREFERENCES, value: string): OwnPreferenceChange | string {
  if (['none', 'default'].includes(value.toLowerCase())) return OWN_PREFERENCES[name]('');
  return OWN_VALUE.test(value) ? OWN_PREFERENCES[name](value) : `${name} must be a name such as ${EXAMPLES[name]}, or none.`;
}

const EXAMPLES = { 'default-region': 'eu-west-1', 'default-account': '123456789012' } as const;

function readOne(name: string, value: string): PreferenceChange | string {
  if (!isPreferenceName(name)) {
    const names = [...Object.keys(PREFERENCES), ...Object.keys(OWN_PREFERENCES)];
    return `There is no preference "${name.slice(0, WORD_MAX_LENGTH)}"; there are ${names.join(', ')}.`;
  }
  if (value === 'default') return DEFAULTS[name];
  return PREFERENCES[name].read(value) ?? `${name} ${PREFERENCES[name].form}, or default.`;
}

function isPreferenceName(name: string): name is PreferenceName {
  return Object.hasOwn(PREFERENCES, name);
}

function isOwnName(name: string): name is keyof typeof OWN_PREFERENCES {
  return Object.hasOwn(OWN_PREFERENCES, name);
}
