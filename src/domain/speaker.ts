// What a platform says of whoever speaks: a member of its workspace, a guest, somebody from outside, a program, or nobody knows.

/** Unknown where the platform could not be asked: such a person may read, and change nothing. */
export type SpeakerStatus = 'member' | 'guest' | 'external' | 'bot' | 'unknown';
