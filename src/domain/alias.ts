// An alias: a short name that people of a channel have given to one command or several, with variables. Never permission: what it comes
// to is parsed, decided and confirmed for whoever runs it.
import { channelKey, type Channel } from './channel.ts';
import type { Person } from './person.ts';

/** Longest name (AWS Chatbot guide, "Creating command aliases"). */
export const ALIAS_NAME_MAX_LENGTH = 100;

/** Most characters of what an alias stands for (same page). */
export const ALIAS_COMMAND_MAX_LENGTH = 5000;

/** Most aliases that are made in one channel, in one workspace or for all: a list that somebody still reads. Our own bound. */
export const ALIASES_PER_SCOPE_MAX = 200;

/** Where an alias counts, the nearest first. */
export const ALIAS_SCOPES = ['channel', 'workspace', 'all'] as const;

/** Where an alias counts: in its channel, in all channels of its workspace, or in all there are. */
export type AliasScope = (typeof ALIAS_SCOPES)[number];

/** A name and what it stands for. */
export interface AliasText {
  /** As it was written; found whatever its case. */
  readonly name: string;
  /** One command or several, each beginning a line, with `$variables`; without secrets. */
  readonly commandText: string;
  readonly scope: AliasScope;
  readonly managedBy: 'file' | 'chat' | 'api';
}

/** An alias that somebody has made. */
export interface Alias extends AliasText {
  /** Where it was made; its scope says how far from there it counts. */
  readonly channel: Channel;
  readonly createdBy: Person;
  readonly createdAt: Date;
  /** The two of the last edit are there together or not at all. */
  readonly editedBy?: Person;
  readonly editedAt?: Date;
}

/** Names a place where names of aliases stand once. */
export type AliasScopeKey = string;

// Match: restart, Restart_2, redémarrer, v1.2. Near miss: -x (an option), a b, $x.
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u;

/** Tells whether a text can name an alias. */
export function isAliasName(text: string): boolean {
  return text.length <= ALIAS_NAME_MAX_LENGTH && NAME.test(text);
}

/** Folds a name to what it is found by. */
export function foldAliasName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Names the place in which an alias of a channel counts. */
export function aliasScopeKey(scope: AliasScope, channel: Channel): AliasScopeKey {
  switch (scope) {
    case 'channel':
      return `channel:${channelKey(channel)}`;
    case 'workspace':
      return `workspace:${channel.platform}/${channel.workspaceId}`;
    case 'all':
      return 'all';
  }
}
