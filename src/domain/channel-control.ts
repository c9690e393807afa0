// Who may speak in a channel, what needs a second person there, and who may do without.
import type { ApprovalRule } from './approval-rule.ts';
import type { Channel } from './channel.ts';
import { createPeople, type People } from './people.ts';

/** Who breaks the glass, and where it is told beside the channel. */
interface BreakGlass {
  readonly identities: readonly string[];
  readonly announceIn?: Channel;
}

/** What the configuration says about people in a channel. */
export interface ChannelControl {
  readonly approvalRules: readonly ApprovalRule[];
  readonly people: People;
  readonly breakGlass: BreakGlass;
  readonly administrators: readonly string[];
  readonly allowsBots: boolean;
  readonly allowsGuests: boolean;
  readonly allowsExternal: boolean;
  /** How many commands one person may send in a minute. */
  readonly commandsPerMinute: number;
}

/** How many commands a person sends in a minute unless the file says otherwise: more than anybody types, fewer than a loop does. Our own bound. */
export const COMMANDS_PER_MINUTE = 60;

/** What holds where the configuration says nothing: nobody approves anything, and only members speak. */
export const NO_CONTROL: ChannelControl = {
  approvalRules: [],
  people: createPeople([]),
  breakGlass: { identities: [] },
  administrators: [],
  allowsBots: false,
  allowsGuests: false,
  allowsExternal: false,
  commandsPerMinute: COMMANDS_PER_MINUTE,
};
