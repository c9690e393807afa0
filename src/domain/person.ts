// Somebody in the chat, as the audit log and CloudTrail name them.

/** A person: the platform's own id decides, the display name is only shown. */
export interface Person {
  /** Such as `web:administrator` or `slack:T0123ABCD:U0123ABCD`. */
  readonly userId: string;
  readonly displayName: string;
}
