// Where a command goes: its account and Region, as it names them or as its person has chosen; and with whose credentials.
import { findAccountCalled, type ChannelAccount } from '../domain/channel-account.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { DecisionReason } from '../domain/decision.ts';
import { chooseAccount } from './account-memory.ts';
import { toPlace, toPlaceOfRole, UNKNOWN_ACCOUNT, type CommandPlace } from './command-place.ts';
import type { ChannelRules, CommandSurroundings } from './command-surroundings.ts';
import { findOwnRole, refuseWithoutRoles } from './find-own-role.ts';
import { listAccountNames } from './compose/account-label.ts';
import type { CommandsContext } from './context.ts';
import { chooseRegion, type ChosenRegion } from './region-memory.ts';
import { composeSession } from './session/compose-session.ts';

/** How long may be looked up which account the machine's own credentials reach. */
const ACCOUNT_TIMEOUT_MS = 5000;

/** What finding needs. */
export interface PlaceContext extends CommandsContext {
  readonly surroundings: CommandSurroundings;
  /** Aborts after a time. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** The place, and why nothing can run there, if so: its credentials are `none` then. */
export interface FoundPlace {
  readonly place: CommandPlace;
  readonly refusal?: DecisionReason;
}

type Asked = Pick<CommandRecord, 'channel' | 'person' | 'confirmation'>;
type Named = Pick<ParsedCommand, 'region' | 'account'>;

/** Under which rules, and with what, a place is found. */
export interface PlaceSearch {
  /** Those of the channel, as the decision reads them too; undefined where it is in no channel configuration. */
  readonly rules: ChannelRules | undefined;
  readonly context: PlaceContext;
}

/** Finds the place of a command. */
export async function findPlace(record: Asked, command: Named, { rules, context }: PlaceSearch): Promise<FoundPlace> {
  const { region, isRemembered } = await findRegion(record, command, { rules, context });
  const found =
    rules === undefined || rules.accounts.length === 0
      ? await placeOfMachine(region, command, { rules, context })
      : await placeOfAccount(record, command, { rules, region, context });
  return isRemembered ? { ...found, place: { ...found.place, isRegionRemembered: true } } : found;
}

async function findRegion(record: Asked, command: Named, { rules, context }: PlaceSearch): Promise<ChosenRegion> {
  // A card names the Region in which it will run: what is confirmed runs there, whatever the default has become.
  const named = record.confirmation?.region ?? command.region;
  if (named !== undefined || rules === undefined) return { region: named ?? '', isRemembered: false };
  return chooseRegion(record, rules.defaultRegion, context);
}

async function placeOfMachine(region: string, { account: called }: Named, { rules, context }: PlaceSearch): Promise<FoundPlace> {
  const state = await context.surroundings.findAccount(context.timeout(ACCOUNT_TIMEOUT_MS));
  const place = toPlace(state, region);
  const needsRole = rules === undefined ? undefined : refuseWithoutRoles(rules);
  if (needsRole !== undefined) return { place: { ...place, credentials: 'none' }, refusal: needsRole };
  if (called === undefined || called === place.accountId) return { place };
  const text =
    `This channel has no list of accounts, and its commands do not reach "${called}". Leave --account away, or ask an administrator to ` +
    'list the account and its role under "accounts" in the channel configuration.';
  return refuse({ ...place, accountId: UNKNOWN_ACCOUNT }, text);
}

async function placeOfAccount(
  record: Asked,
  { account: named }: Named,
  { rules, region, context }: PlaceSearch & { readonly rules: ChannelRules; readonly region: string },
): Promise<FoundPlace> {
  const { accounts, guardrails, configurationName } = rules;
  const nowhere: CommandPlace = { accountId: UNKNOWN_ACCOUNT, region, credentials: 'none' };
  // And the account: it was confirmed for that, whatever its person has chosen meanwhile.
  const called = record.confirmation?.accountId ?? named;
  const account = called === undefined ? await chooseAccount(record, accounts, context) : findAccountCalled(accounts, called);
  if (account === undefined) return refuse(nowhere, called === undefined ? tellToChoose(accounts) : tellUnknown(called, accounts));
  const { channel, person } = record;
  const { accountId, name } = account;
  const place = { ...nowhere, accountId, ...(name === undefined ? {} : { accountName: name }) };
  const own = await findOwnRole(record, account, { rules, desk: context.surroundings.roles });
  if (own.status === 'refused') return { place, refusal: own.reason };
  const composed = composeSession({ account: own.account, person, channel, configurationName, guardrails, region });
  if (composed.status === 'refused') return { place, refusal: composed.reason };
  return { place: { ...toPlaceOfRole(own.account, region, composed.session), ...(own.isUserRole ? { isUserRole: true } : {}) } };
}

function refuse(place: CommandPlace, text: string): FoundPlace {
  return { place: { ...place, credentials: 'none' }, refusal: { rule: 'account', text } };
}

function tellToChoose(accounts: readonly ChannelAccount[]): string {
  return `This channel has several accounts (${listAccountNames(accounts)}), and none is chosen. Say "account" and the name or id of one, or begin the command with --account.`;
}

function tellUnknown(called: string, accounts: readonly ChannelAccount[]): string {
  return `This channel has no account "${called}". It has: ${listAccountNames(accounts)}. An administrator lists accounts in the channel configuration.`;
}
