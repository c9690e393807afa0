// Words about roles of people: which one somebody has, taking one's own back, and what administrators map.

/** What somebody wants to know or change about roles. */
export type RoleIntent =
  | { readonly kind: 'switch-role' }
  /** In all accounts of the channel unless one is called. */
  | { readonly kind: 'clear-role'; readonly called?: string }
  | { readonly kind: 'user-roles'; readonly verb: 'list' | 'map' | 'unmap'; readonly words: readonly string[] };

// Match: switch-role, @aws switch-roles. Near miss: switch-role ops (a role is proved, not named).
const SWITCH = /^(?:@?aws\s+)?switch-roles?$/i;
// Match: clear-role, @aws clear-role prod, clear-role 111122223333. Near miss: clear-roles all of them.
const CLEAR = /^(?:@?aws\s+)?clear-roles?(?:\s+([A-Za-z0-9][\w-]{0,62}))?$/i;
// Match: user-roles, user-roles list, @aws user-roles map web:ana arn:aws:iam::111122223333:role/ana. Near miss: user-roles delete web:ana.
const USER_ROLES = /^(?:@?aws\s+)?user-roles(?:\s+(list|map|unmap)(?:\s+(\S.*))?)?$/i;

/** Reads it; undefined where the text is about something else. */
export function readRoleWord(text: string): RoleIntent | undefined {
  if (SWITCH.test(text)) return { kind: 'switch-role' };
  const clearing = CLEAR.exec(text);
  if (clearing !== null) return { kind: 'clear-role', ...(clearing[1] === undefined ? {} : { called: clearing[1] }) };
  const listing = USER_ROLES.exec(text);
  if (listing === null) return undefined;
  const verb = (listing[1] ?? 'list').toLowerCase() as 'list' | 'map' | 'unmap';
  return { kind: 'user-roles', verb, words: listing[2]?.trim().split(/\s+/) ?? [] };
}

/** Tells whether something said would change a role, now or with the link that it gives. */
export function isRoleChange<Said extends { readonly kind: string }>(intent: Said | RoleIntent): intent is RoleIntent {
  return ['switch-role', 'clear-role'].includes(intent.kind) || ('verb' in intent && intent.verb !== 'list');
}
