// What somebody wants of the bot: one of its own words, or an AWS command.
import { readActionWord, type ActionIntent } from './read-action-word.ts';
import { readAliasWord, type AliasIntent } from './read-alias-word.ts';
import { readChannelPreferences, type ChannelPreferencesIntent } from './read-channel-preferences.ts';
import { readFeedback, type FeedbackIntent } from './read-feedback.ts';
import { readHelpWord, type HelpIntent } from './read-help-word.ts';
import { readCareWord, type CareIntent } from './read-care-word.ts';
import { readRoleWord, type RoleIntent } from './read-role-word.ts';
import { readApprovalWord, type ApprovalIntent, type ConfirmIntent } from './read-approval-word.ts';

/** What a text asks for. */
export type Intent =
  | HelpIntent
  /** Which account, Region, credentials and rules commands have here. */
  | { readonly kind: 'who-am-i' }
  /** What the channel gets by itself, and why. */
  | { readonly kind: 'notifications' }
  | FeedbackIntent
  /** A word about a command that waits; with a reason where one is given. */
  | ConfirmIntent
  | ApprovalIntent
  | { readonly kind: 'cancel'; readonly code: string }
  | { readonly kind: 'stop'; readonly code: string }
  | { readonly kind: 'follow'; readonly code: string }
  | { readonly kind: 'more'; readonly code: string }
  /** The whole of an answer as a file. */
  | { readonly kind: 'file'; readonly code: string; readonly form: 'json' | 'csv' }
  | { readonly kind: 'preferences' }
  | ChannelPreferencesIntent
  | RoleIntent
  | CareIntent
  | ActionIntent
  | AliasIntent
  /** Empty where the default is taken back, absent where somebody asks which there are. */
  | { readonly kind: 'set-default-region'; readonly region?: string }
  /** Chooses an account for what follows; `text` is what was said, for where no account is called so. */
  | { readonly kind: 'choose-account'; readonly called: string; readonly text: string }
  /** Empty where the default is taken back, absent where somebody asks which there are. */
  | { readonly kind: 'set-default-account'; readonly called?: string }
  /** Drops the half-made command. */
  | { readonly kind: 'drop' }
  /** Gives a half-made command what it lacks. */
  | { readonly kind: 'complete'; readonly text: string }
  | { readonly kind: 'command'; readonly text: string };

// Match: @aws Cancel k7qx2m, stop K7QX2M. Near miss: cancel (no code), cancel-spot-fleet-requests (a word of AWS).
const WORD_WITH_CODE = /^(?:@?aws\s+)?(cancel|stop|follow|more)\s+([A-Za-z0-9]{1,32})$/i;
// Match: file K7QX2M json, @aws File k7qx2m CSV. Near miss: file K7QX2M (no form), file K7QX2M pdf.
const FILE = /^(?:@?aws\s+)?file\s+([A-Za-z0-9]{1,32})\s+(json|csv)$/i;

// Match: cancel, @aws cancel. Near miss: cancel K7QX2M (a card).
const DROP = /^(?:@?aws\s+)?cancel$/i;
// Match: preferences, @aws set preferences. Near miss: preferences get.
const PREFERENCES = /^(?:@?aws\s+)?(?:set\s+)?preferences$/i;
// Match: set default-region eu-west-1, @aws set-default region none, set default-region. Near miss: set default-regions.
const SET_REGION = /^(?:@?aws\s+)?(?:set\s+default-region|set-default\s+region)(?:\s+([A-Za-z0-9-]{1,40}))?$/i;
// Match: account prod, @aws account 123456789012. Near miss: account list-regions --max-results 5 (a command of AWS).
const CHOOSE_ACCOUNT = /^(?:@?aws\s+)?account\s+([A-Za-z0-9][\w-]{0,62})$/i;
// Match: set default-account prod, @aws set-default account none, set default-account. Near miss: set default-accounts.
const SET_ACCOUNT = /^(?:@?aws\s+)?(?:set\s+default-account|set-default\s+account)(?:\s+([A-Za-z0-9][\w-]{0,62}))?$/i;
// Match: set instance-ids i-1, @aws set name=value. Near miss: set (nothing follows).
const COMPLETE = /^(?:@?aws\s+)?set\s+(?=\S)/i;

// Match: whoami, @aws who am I? Near miss: sts get-caller-identity (a command, and one that never runs).
const WHO_AM_I = /^(?:@?aws\s+)?who\s?am\s?i\s*\??$/i;

// Match: notifications, @aws Notifications. Near miss: notifications list-channels (a command of AWS).
const NOTIFICATIONS = /^(?:@?aws\s+)?notifications\s*\??$/i;

/** Asked in this order: the first that knows the text says what it asks for. */
const READERS: readonly ((text: string) => Intent | undefined)[] = [
  readHelpWord,
  readBuiltInWord,
  readWordOfConversation,
  readApprovalWord,
  readWordAboutAnswer,
];

/** Reads what a text asks for. */
export function readIntent(said: string): Intent {
  const text = said.trim();
  for (const read of READERS) {
    const intent = read(text);
    if (intent !== undefined) return intent;
  }
  return { kind: 'command', text };
}

function readBuiltInWord(text: string): Intent | undefined {
  if (WHO_AM_I.test(text)) return { kind: 'who-am-i' };
  if (NOTIFICATIONS.test(text)) return { kind: 'notifications' };
  return readFeedback(text);
}

function readWordAboutAnswer(text: string): Intent | undefined {
  const [, ofFile, form] = FILE.exec(text) ?? [];
  if (ofFile !== undefined && form !== undefined) {
    return { kind: 'file', code: ofFile.toUpperCase(), form: form.toLowerCase() as 'json' | 'csv' };
  }
  const [, word, code] = WORD_WITH_CODE.exec(text) ?? [];
  if (word === undefined || code === undefined) return undefined;
  return { kind: word.toLowerCase() as 'cancel' | 'stop' | 'follow' | 'more', code: code.toUpperCase() };
}

function readWordOfRegion(region: string | undefined): Intent {
  return { kind: 'set-default-region', ...(region === undefined ? {} : { region: region === 'none' ? '' : region }) };
}

function readWordOfAccount(text: string): Intent | undefined {
  const chosen = CHOOSE_ACCOUNT.exec(text)?.[1];
  if (chosen !== undefined) return { kind: 'choose-account', called: chosen, text };
  const setting = SET_ACCOUNT.exec(text);
  if (setting === null) return undefined;
  const [, called] = setting;
  if (called === undefined) return { kind: 'set-default-account' };
  return { kind: 'set-default-account', called: called.toLowerCase() === 'none' ? '' : called };
}

function readWordOfConversation(text: string): Intent | undefined {
  if (PREFERENCES.test(text)) return { kind: 'preferences' };
  const ofChannel = readChannelPreferences(text);
  if (ofChannel !== undefined) return ofChannel;
  const ofRegion = SET_REGION.exec(text);
  if (ofRegion !== null) return readWordOfRegion(ofRegion[1]?.toLowerCase());
  const ofCare = readCareWord(text);
  if (ofCare !== undefined) return ofCare;
  const ofAction = readActionWord(text);
  if (ofAction !== undefined) return ofAction;
  const ofAlias = readAliasWord(text);
  if (ofAlias !== undefined) return ofAlias;
  const ofRole = readRoleWord(text);
  if (ofRole !== undefined) return ofRole;
  const ofAccount = readWordOfAccount(text);
  if (ofAccount !== undefined) return ofAccount;
  if (DROP.test(text)) return { kind: 'drop' };
  return COMPLETE.test(text) ? { kind: 'complete', text } : undefined;
}
