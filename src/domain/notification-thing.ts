// What a notification is about, in the names by which commands call it; texts for people stand in the notification itself.

/** The kinds of things that there are commands for. */
export type ThingKind = 'pipeline' | 'approval' | 'deployment' | 'service' | 'instance' | 'support-case' | 'build' | 'investigation';

/** A thing and its names as the event has them, for example `pipeline` and `stage`; what the event does not name is absent. */
export interface NotificationThing {
  readonly kind: ThingKind;
  readonly names: Readonly<Record<string, string>>;
}

// A value of an event that becomes a part of a command: printable ASCII without blanks, as the names of AWS's things are; a list that is summed
// up has blanks. Attack: a name that begins like JSON, and would be read as several things.
// Match: checkout-release, /ecs/web, 2026/11/20/[$LATEST]a, arn:aws:ecs:eu-west-1:123456789012:service/a/b. Near miss: one, two; ["i-1","i-2"].
const NAME = /^(?![[{"'])[!-~]{1,1024}$/;

/** Tells whether a text of an event can be the name of a thing. */
export function isThingName(text: string): boolean {
  return NAME.test(text);
}
