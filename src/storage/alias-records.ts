// What the store keeps of aliases that people have made; those of the configuration file are not among them.
import type { Alias, AliasScopeKey } from '../domain/alias.ts';

/** Reads about aliases. */
export interface AliasReader {
  /** The alias of a place that is called so, whatever the case of its name. */
  find(scopeKey: AliasScopeKey, name: string): Promise<Alias | undefined>;
  /** The aliases of a place, by name. */
  list(scopeKey: AliasScopeKey): Promise<readonly Alias[]>;
}

/** Writes about aliases. */
export interface AliasWriter extends AliasReader {
  /** Keeps the alias, in the place of an earlier one of the same place and name. */
  put(alias: Alias): Promise<void>;
  /** Takes the alias away and returns it; undefined where there is none. */
  take(scopeKey: AliasScopeKey, name: string): Promise<Alias | undefined>;
}
