// What of Teams' message and card format Signalbox uses, and nothing more. Texts from outside stand in text runs, which are never parsed;
// a text block, which is, holds plain words, times and mentions alone (see README.md).

import type { Message } from '../../messages/message.ts';
import type { TeamsFormData } from './form-data.ts';

/** An address that a click opens. */
export interface TeamsOpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly url: string;
  readonly title?: string;
}

/** A button that says a command. */
export interface TeamsExecute {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: 'command';
  readonly data: { readonly command: string };
  readonly style?: 'positive' | 'destructive';
  /** In the menu behind the row. */
  readonly mode?: 'secondary';
  /** What a form on the same card asks for need not be filled in to press this. */
  readonly associatedInputs: 'none';
}

/** A button that hands in a form; the values of the inputs come with its data. */
export interface TeamsSubmit {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: 'form';
  readonly data: TeamsFormData;
  readonly style: 'positive';
}

/** A button that opens a line to edit in the card, and another one that says what then stands there. */
export interface TeamsEdit {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly card: {
    readonly type: 'AdaptiveCard';
    readonly body: readonly [TeamsInput];
    readonly actions: readonly [
      {
        readonly type: 'Action.Execute';
        readonly title: string;
        readonly verb: 'edit';
        readonly data: { readonly input: string };
        readonly style: 'positive';
      },
    ];
  };
}

/** A button that opens a form in the card. */
export interface TeamsAsk {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly card: { readonly type: 'AdaptiveCard'; readonly body: readonly TeamsInput[]; readonly actions: readonly [TeamsSubmit] };
}

/** What one fills in. Labels and titles are not parsed. */
export type TeamsInput =
  | {
      readonly type: 'Input.Text';
      readonly id: string;
      readonly label: string;
      readonly placeholder: string;
      readonly isMultiline?: true;
      readonly value?: string;
      readonly isRequired?: true;
      readonly errorMessage?: string;
    }
  | {
      readonly type: 'Input.ChoiceSet';
      readonly id: string;
      readonly label: string;
      readonly placeholder: string;
      readonly style: 'compact' | 'filtered';
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly isMultiSelect?: true;
      readonly value?: string;
    };

/** How a text looks. */
export interface TeamsLook {
  readonly size?: 'Small' | 'Medium';
  readonly weight?: 'Bolder';
  readonly fontType?: 'Monospace';
  readonly color?: 'Accent';
  readonly isSubtle?: true;
  readonly italic?: true;
  readonly strikethrough?: true;
  readonly underline?: true;
}

/** A text that Teams shows as it is. */
export interface TeamsTextRun extends TeamsLook {
  readonly type: 'TextRun';
  readonly text: string;
  readonly selectAction?: TeamsOpenUrl;
}

/** How far an element stands from the one above it. */
interface TeamsSpacing {
  readonly spacing?: 'None' | 'Small';
}

/** Texts that are not parsed. */
export interface TeamsRichText extends TeamsSpacing {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TeamsTextRun[];
}

/** A text that Teams parses: plain words, times and mentions. */
export interface TeamsParsedText extends TeamsSpacing {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'Small' | 'Medium';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
}

/** A text of either kind. */
export type TeamsText = TeamsRichText | TeamsParsedText;

/** A picture inside the message. */
interface TeamsImage {
  readonly type: 'Image';
  /** `data:image/png;base64,...` */
  readonly url: string;
  readonly altText: string;
  readonly size: 'Stretch';
  readonly msteams: { readonly allowExpand: true };
}

/** Texts side by side. */
interface TeamsColumns extends TeamsSpacing {
  readonly type: 'ColumnSet';
  readonly columns: readonly { readonly type: 'Column'; readonly width: 'stretch'; readonly items: readonly TeamsText[] }[];
}

/** A row of a table. */
export interface TeamsTableRow {
  readonly type: 'TableRow';
  readonly cells: readonly { readonly type: 'TableCell'; readonly items: readonly TeamsText[] }[];
}

/** A table; the first row holds the names of its columns. */
export interface TeamsTable {
  readonly type: 'Table';
  readonly columns: readonly { readonly width: number }[];
  readonly firstRowAsHeaders: true;
  readonly rows: readonly TeamsTableRow[];
  readonly fallback: TeamsRichText;
}

/** Buttons in a row. */
export interface TeamsActions {
  readonly type: 'ActionSet';
  readonly actions: readonly (TeamsOpenUrl | TeamsExecute | TeamsSubmit | TeamsEdit | TeamsAsk)[];
}

/** Texts on a ground of their own: the title in the color of the message's tone, code in gray. */
export interface TeamsContainer extends TeamsSpacing {
  readonly type: 'Container';
  readonly style: 'attention' | 'warning' | 'good' | 'accent' | 'emphasis';
  /** To the edges of the card. */
  readonly bleed?: true;
  readonly items: readonly TeamsText[];
  readonly selectAction?: TeamsOpenUrl;
}

/** A form: what one fills in, and the button that hands it in. It is shown as a whole or not at all. */
export interface TeamsForm {
  readonly type: 'Container';
  readonly style: 'default';
  readonly items: readonly (TeamsInput | TeamsActions)[];
}

/** A part of a card. */
export type TeamsElement = TeamsText | TeamsImage | TeamsColumns | TeamsTable | TeamsActions | TeamsContainer | TeamsForm;

/** Who is called by `<at>name</at>` in a text block. */
export interface TeamsMention {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** An Adaptive Card. */
export interface TeamsCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  /** Shown by a client that does not know this version. */
  readonly fallbackText: string;
  readonly msteams: { readonly width: 'Full'; readonly entities?: readonly TeamsMention[] };
  readonly body: readonly TeamsElement[];
}

/** A message as a bot posts it, and as a Workflows webhook takes it. */
export interface TeamsPayload {
  readonly type: 'message';
  /** For push notifications and the list of chats. */
  readonly summary: string;
  readonly attachments: readonly [{ readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: TeamsCard }];
}

/** A payload with what it was made from: pictures are drawn and shown later. */
export interface TeamsPosting {
  readonly payload: TeamsPayload;
  readonly message: Message;
}
