// What the help can be about.

/** The topics of the help, in the order of their buttons. */
export type HelpTopic = 'home' | 'commands' | 'aliases' | 'built-ins' | 'questions' | 'more';
