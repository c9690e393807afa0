// Aliases over a plain list.
import { aliasScopeKey, foldAliasName, type Alias } from '../../domain/alias.ts';
import type { AliasWriter } from '../alias-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of aliases over a state, which they change. */
export function modelAliases(state: ModelState): AliasWriter {
  const isOf = (scopeKey: string) => (alias: Alias) => aliasScopeKey(alias.scope, alias.channel) === scopeKey;
  const find = (scopeKey: string, name: string) =>
    state.aliases.find((alias) => isOf(scopeKey)(alias) && foldAliasName(alias.name) === foldAliasName(name));
  return {
    find: async (scopeKey, name) => find(scopeKey, name),
    list: async (scopeKey) =>
      state.aliases.filter(isOf(scopeKey)).toSorted((left, right) => (foldAliasName(left.name) < foldAliasName(right.name) ? -1 : 1)),
    async put(alias) {
      const before = find(aliasScopeKey(alias.scope, alias.channel), alias.name);
      state.aliases = [...state.aliases.filter((other) => other !== before), alias];
    },
    async take(scopeKey, name) {
      const taken = find(scopeKey, name);
      state.aliases = state.aliases.filter((alias) => alias !== taken);
      return taken;
    },
  };
}
