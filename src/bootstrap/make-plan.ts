// From what somebody asks for on the command line to a plan, or to what is wrong with it.
import { isAccountName } from '../domain/channel-account.ts';
import { isConfigurationName } from '../domain/channel-configuration.ts';
import { partitionOfRegion } from '../domain/partition.ts';
import type { GuardrailTemplate } from '../guardrail-templates/guardrail-template.ts';
import { guardrailTemplates } from '../guardrail-templates/guardrail-templates.ts';
import { sha256 } from '../lib/sha256.ts';
import type { BootstrapPlan, PlannedAccount, ServerPrincipal } from './bootstrap-plan.ts';
import { eventSources, type EventSource } from './event-sources.ts';

/** What is asked for, as texts. */
export interface BootstrapRequest {
  /** `ID` or `NAME=ID`; the first is the account of server, queue and topic. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly templates: readonly string[];
  readonly sources: readonly string[];
  readonly organizationalUnitIds: readonly string[];
  readonly principal?: string | undefined;
  readonly externalId?: string | undefined;
  readonly name?: string | undefined;
  readonly channel?: string | undefined;
  /** JSON. */
  readonly filter?: string | undefined;
}

/** The plan, or what is wrong. */
export type PlanOutcome = { readonly status: 'ok'; readonly plan: BootstrapPlan } | { readonly status: 'invalid'; readonly reason: string };

/** The templates where none is named: those that read. */
const DEFAULT_TEMPLATE = 'read-only-commands';

const PRINCIPALS: readonly ServerPrincipal[] = ['user', 'ec2', 'ecs'];

// With what is put behind it, it is the name of roles, which have 64 characters (IAM API, CreateRole).
// Match: signalbox, sb2. Near miss: Signal Box.
const UNIT_NAME = /^[A-Za-z][A-Za-z0-9-]{0,24}$/;

/** Longest name of an IAM role. */
const ROLE_NAME_MAX_LENGTH = 64;

// Match: 111122223333, prod=111122223333. Near miss: prod:111122223333.
const ACCOUNT = /^(?:([^=]+)=)?(\d{12})$/;

// STS API, AssumeRole: ExternalId. Match: a1b2-c3:d4. Near miss: a (too short), a b.
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

// Organizations API, OrganizationalUnit, Root. Match: ou-ab12-cdef3456, r-ab12. Near miss: o-ab12.
const UNIT_ID = /^(?:ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$/;

/** Says what is wrong; caught within this file. */
class Wrong extends Error {}

/** Makes the plan. */
export function makePlan(request: BootstrapRequest): PlanOutcome {
  try {
    return { status: 'ok', plan: plan(request) };
  } catch (error) {
    if (error instanceof Wrong) return { status: 'invalid', reason: error.message };
    throw error;
  }
}

function plan(request: BootstrapRequest): BootstrapPlan {
  const [home, ...members] = readAccounts(request.accounts);
  if (home === undefined) throw new Wrong('name the account of Signalbox with --account, and further accounts the same way');
  const [region = '', ...otherRegions] = readRegions(request.regions);
  const partition = partitionOfRegion(region);
  if (partition === undefined) throw new Wrong('name a Region with --region');
  const name = readName(request.name ?? 'signalbox');
  const filterPolicy = readFilter(request.filter);
  return {
    name,
    channel: readChannel(request.channel ?? 'ops', name),
    home,
    members,
    partition,
    region,
    otherRegions,
    principal: readPrincipal(request.principal ?? 'user'),
    templates: readTemplates(request.templates),
    externalId: readExternalId(request.externalId ?? `${name}-${sha256(`${name} ${home.accountId}`).slice(0, 16)}`),
    sources: readSources(request.sources),
    organizationalUnitIds: request.organizationalUnitIds.map(readUnitId),
    ...(filterPolicy === undefined ? {} : { filterPolicy }),
  };
}

function readAccounts(texts: readonly string[]): readonly PlannedAccount[] {
  const accounts = texts.map((text) => {
    const [, name, accountId] = ACCOUNT.exec(text) ?? [];
    if (accountId === undefined)
      throw new Wrong(`--account takes an account id, or a name and an id such as prod=111122223333; got ${text}`);
    if (name !== undefined && !isAccountName(name))
      throw new Wrong(`${name} cannot be the name of an account: letters, digits, - and _, first a letter`);
    return { accountId, name: name ?? `account-${accountId}` };
  });
  refuseRepeats(
    accounts.map(({ accountId }) => accountId),
    'account',
  );
  refuseRepeats(
    accounts.map(({ name }) => name.toLowerCase()),
    'name of an account',
  );
  return accounts;
}

function readRegions(regions: readonly string[]): readonly string[] {
  const partitions = regions.map((region) => {
    const partition = partitionOfRegion(region);
    if (partition === undefined) throw new Wrong(`${region} is no AWS Region that is known`);
    return partition.id;
  });
  if (new Set(partitions).size > 1) throw new Wrong('the Regions are of several partitions, which reach nothing of each other');
  refuseRepeats(regions, 'Region');
  return regions;
}

function refuseRepeats(values: readonly string[], what: string): void {
  const repeated = values.find((value, position) => values.indexOf(value) !== position);
  if (repeated !== undefined) throw new Wrong(`the ${what} ${repeated} is named twice`);
}

function readName(name: string): string {
  if (!UNIT_NAME.test(name)) throw new Wrong(`--name takes up to 25 letters, digits and hyphens, first a letter; got ${name}`);
  return name;
}

function readChannel(channel: string, name: string): string {
  if (!isConfigurationName(channel) || !/^[A-Za-z0-9]/.test(channel)) {
    throw new Wrong(`--channel takes letters, digits, hyphens and underscores, first a letter or digit; got ${channel}`);
  }
  if (channel.length > 80 || `${name}-${channel}`.length > ROLE_NAME_MAX_LENGTH) {
    throw new Wrong(`${name}-${channel} would be the name of a role, which has ${ROLE_NAME_MAX_LENGTH} characters at most`);
  }
  if (channel === 'server') throw new Wrong('a channel server would have the role of the server; choose another name');
  return channel;
}

function readPrincipal(text: string): ServerPrincipal {
  const principal = PRINCIPALS.find((one) => one === text);
  if (principal === undefined) throw new Wrong(`--principal takes ${PRINCIPALS.join(', ')}; got ${text}`);
  return principal;
}

/** A beginning of a name is enough, where it is of one only: `read-only`. */
function readTemplates(texts: readonly string[]): readonly GuardrailTemplate[] {
  const wanted = texts.length === 0 ? [DEFAULT_TEMPLATE] : texts;
  const found = wanted.map((text) => {
    const exact = guardrailTemplates.find(({ name }) => name === text);
    const [begun, ...more] = guardrailTemplates.filter(({ name }) => name.startsWith(text));
    const template = exact ?? (more.length === 0 ? begun : undefined);
    if (template === undefined) throw new Wrong(`--template takes ${listNames(guardrailTemplates)}; got ${text}`);
    return template;
  });
  return [...new Set(found)];
}

function readSources(texts: readonly string[]): readonly EventSource[] {
  if (texts.length === 0) return eventSources.filter(({ isDefault }) => isDefault);
  const unknown = texts.find((text) => !eventSources.some(({ name }) => name === text));
  if (unknown !== undefined) throw new Wrong(`--source takes ${listNames(eventSources)}; got ${unknown}`);
  return eventSources.filter(({ name }) => texts.includes(name));
}

function listNames(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join(', ');
}

function readExternalId(text: string): string {
  if (!EXTERNAL_ID.test(text)) throw new Wrong('--external-id takes 2 to 1224 letters, digits or characters of _+=,.@:/-');
  return text;
}

function readUnitId(text: string): string {
  if (!UNIT_ID.test(text)) throw new Wrong(`--organizational-unit takes an id such as ou-ab12-cdef3456; got ${text}`);
  return text;
}

function readFilter(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Said below, for whatever is no JSON object.
  }
  throw new Wrong('--filter takes the filter policy of the subscription, a JSON object');
}
