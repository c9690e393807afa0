// The neutral message: what is to be shown, independent of any chat platform.
// Flows compose messages; each platform renders them within its own limits.
import type { AskedParameter } from '../domain/draft.ts';
import type { Chart } from '../domain/chart.ts';
import type { FileReference } from '../domain/stored-file.ts';
import type { Span } from './spans.ts';

/** How a message feels at a glance; platforms turn it into a color or a sign. */
export type Tone = 'bad' | 'warning' | 'good' | 'progress' | 'neutral';

/** A name and its value, shown side by side. */
export interface Field {
  readonly label: string;
  readonly value: readonly Span[];
  /** True when the value is short enough for two fields a line. */
  readonly isShort: boolean;
}

/** A button that says a command for the person who presses it, or gives it to be edited first. */
export interface ActionButton {
  readonly text: string;
  /** Without the bot's name: `confirm K7QX2M`. */
  readonly command: string;
  readonly style: 'primary' | 'danger' | 'plain';
  /** Puts the command into the line in which one types, and says nothing yet. */
  readonly edits?: true;
  /**
   * Asks for these in a form of its own first, and says their values behind the command, as a form does. A platform without forms shows what
   * to type. A few fields with few choices: a button carries them.
   */
  readonly asks?: readonly AskedParameter[];
  /** What a platform that can asks before it says the command; one that cannot says it at once: nothing is permitted by it. */
  readonly question?: string;
  /** True where it may stand in a menu behind a sign, on platforms that have such menus. */
  readonly isSecondary?: true;
}

/**
 * A form whose values are said as one command by whoever submits it: `command --name='value' --other='value'`.
 * A platform without forms shows how to answer in text.
 */
export interface Form {
  readonly fields: readonly AskedParameter[];
  /** What the values are put behind, without the bot's name. */
  readonly command: string;
  /** True where somebody without forms types the command as well; else the values alone complete a half-made command. */
  readonly isTypedWhole?: true;
  /** What the button says that submits it, in a word; the platform's own word unless given. */
  readonly submitText?: string;
  /** After that an answer comes to nothing. */
  readonly expiresAt: Date;
}

/** A block of a message, shown from top to bottom. */
export type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'tags'; readonly tags: readonly (readonly Span[])[] }
  | { readonly kind: 'chart'; readonly chart: Chart; readonly altText: string }
  /** Links that look like buttons; `url` is http or https. */
  | { readonly kind: 'links'; readonly links: readonly { readonly text: string; readonly url: string }[] }
  /** Equally long rows under their column names. */
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly (readonly Span[])[])[] }
  /** Buttons; where a platform has none, the command to type is shown. `command` enters the commands flow as if it had been typed. */
  | { readonly kind: 'actions'; readonly actions: readonly ActionButton[] }
  /** A file to take away, kept beside the message for a while; where a platform has no files, it is named. */
  | { readonly kind: 'file'; readonly file: FileReference }
  | ({ readonly kind: 'form' } & Form)
  | { readonly kind: 'footer'; readonly spans: readonly Span[] };

/** A message title: an emoji character, its text, and where a click leads. */
export interface Title {
  readonly emoji?: string;
  readonly spans: readonly Span[];
  readonly url?: string;
}

/** What one sees in a chat channel. */
export interface Message {
  readonly title: Title;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  /** One plain line for push notifications and screen readers. */
  readonly fallbackText: string;
  /** `asker` where it concerns nobody but whoever asked: shown to them alone on a platform that can, to the channel elsewhere. */
  readonly audience?: 'asker';
  /** Who wrote it, where a person did: then the title is what was written. Only the web chat, which keeps its own messages, shows it. */
  readonly author?: { readonly userId: string; readonly displayName: string };
}
