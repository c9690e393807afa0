// How Microsoft Teams names its channels and chats.

// Match: 19:0a1b2c@thread.tacv2, 19:0a1b2c@thread.skype. Near miss: 19:0a1b2c@thread.v2 (a group chat, which has no threads).
const CHANNEL_ID = /^19:[\w.=+/-]{1,200}@thread\.(?:tacv2|skype)$/;

// Match: 19:0a1b@thread.v2, 19:0a_1b@unq.gbl.spaces, a:1x-_. Near miss: General (a name).
const CHAT_ID = /^(?:19:[\w.=+/-]{1,200}@(?:thread\.v2|unq\.gbl\.spaces)|a:[\w-]{1,250})$/;

/** Tells whether a text is the id of a channel of a team. */
export function isTeamsChannelId(text: string): boolean {
  return CHANNEL_ID.test(text);
}

/** Tells whether a text is the id of a group chat or of a chat with one person. */
export function isTeamsChatId(text: string): boolean {
  return CHAT_ID.test(text);
}
