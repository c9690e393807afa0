// Which alias is meant in a channel: the nearest that is called so, and of two of one place that of the configuration file.
import { ALIAS_SCOPES, aliasScopeKey, foldAliasName, type Alias, type AliasScope, type AliasText } from '../domain/alias.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { AliasReader } from '../storage/alias-records.ts';
import type { JudgingContext } from './judge-command.ts';

/** What finding works with. */
export type FindingContext = Pick<JudgingContext, 'store' | 'surroundings'>;

/** An alias of the file, or one that somebody has made. */
export type FoundAlias = AliasText | Alias;

/** Tells whether somebody made it. */
export function isMade(alias: FoundAlias): alias is Alias {
  return 'createdBy' in alias;
}

/** Finds it; in one scope alone, where one is given. */
export async function findAlias(
  { channel }: Pick<CommandRecord, 'channel'>,
  { name, scope: wanted }: { readonly name: string; readonly scope?: AliasScope },
  context: FindingContext,
): Promise<FoundAlias | undefined> {
  for (const scope of ALIAS_SCOPES.filter((one) => wanted === undefined || one === wanted)) {
    const ofFile = aliasesOfFile(channel, context).find((alias) => alias.scope === scope && isCalled(alias, name));
    const found = ofFile ?? (await context.store.records.aliases.find(aliasScopeKey(scope, channel), name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Lists those that count in a channel, by name; of two that are called alike the one that is meant. */
export async function listAliases({ channel }: Pick<CommandRecord, 'channel'>, context: FindingContext): Promise<readonly FoundAlias[]> {
  const listed = new Map<string, FoundAlias>();
  for (const scope of ALIAS_SCOPES) {
    const ofFile = aliasesOfFile(channel, context).filter((alias) => alias.scope === scope);
    for (const alias of [...ofFile, ...(await listMade(context.store.records.aliases, scope, channel))]) {
      const key = foldAliasName(alias.name);
      if (!listed.has(key)) listed.set(key, alias);
    }
  }
  return [...listed].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, alias]) => alias);
}

function listMade(aliases: AliasReader, scope: AliasScope, channel: CommandRecord['channel']): Promise<readonly Alias[]> {
  return aliases.list(aliasScopeKey(scope, channel));
}

function aliasesOfFile(channel: CommandRecord['channel'], { surroundings }: FindingContext): readonly AliasText[] {
  return surroundings.rulesOf(channel)?.aliases ?? [];
}

function isCalled(alias: AliasText, name: string): boolean {
  return foldAliasName(alias.name) === foldAliasName(name);
}
