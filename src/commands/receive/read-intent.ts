// What somebody wants of the bot: one of its own words, or an AWS command.

/** What a text asks for. */
export type Intent =
  | { readonly kind: 'help' }
  /** Which account, Region, credentials and rules commands have here. */
  | { readonly kind: 'who-am-i' }
  | { readonly kind: 'confirm' | 'cancel'; readonly code: string }
  | { readonly kind: 'stop'; readonly code: string }
  | { readonly kind: 'follow'; readonly code: string }
  | { readonly kind: 'more'; readonly code: string }
  | { readonly kind: 'command'; readonly text: string };

// Match: confirm K7QX2M, @aws Cancel k7qx2m, stop K7QX2M. Near miss: confirm (no code), confirm-product-instance (a word of AWS).
const WORD_WITH_CODE = /^(?:@?aws\s+)?(confirm|cancel|stop|follow|more)\s+([A-Za-z0-9]{1,32})$/i;
// Match: help, @aws help, aws. Near miss: ec2 help (help about a service).
const HELP = /^(?:@?aws)?\s*(?:help|--help|-h|\?)?$/i;

// Match: whoami, @aws whoami. Near miss: sts get-caller-identity (a command, and one that never runs).
const WHO_AM_I = /^(?:@?aws\s+)?whoami\s*\??$/i;

/** Reads what a text asks for. */
export function readIntent(said: string): Intent {
  const text = said.trim();
  if (HELP.test(text)) return { kind: 'help' };
  if (WHO_AM_I.test(text)) return { kind: 'who-am-i' };
  const [, word, code] = WORD_WITH_CODE.exec(text) ?? [];
  if (word !== undefined && code !== undefined) {
    return { kind: word.toLowerCase() as 'confirm' | 'cancel' | 'stop' | 'follow' | 'more', code: code.toUpperCase() };
  }
  return { kind: 'command', text };
}
