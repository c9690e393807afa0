// What a notification does to the incidents of a channel: decided when it is routed, stored and shown when it is enqueued.
import type { Incident } from './incident.ts';

/** What is to become of a notification; the incident is as it stands afterwards. */
export type IncidentPlan =
  /** It belongs to no incident: a message of its own. */
  | { readonly kind: 'alone' }
  /** It is the first of an incident; one that nobody has heard of for long ends with it. */
  | { readonly kind: 'begins'; readonly incident: Incident; readonly ended?: Incident }
  /** It goes on with an open incident, in its thread or, where that is too old, in a new one. */
  | { readonly kind: 'continues'; readonly incident: Incident; readonly isNewThread: boolean }
  /** It says once more what its incident says already: the message counts up. */
  | { readonly kind: 'counts'; readonly incident: Incident }
  /** It is one of many changes in a short time, which the message alone shows; the first of them is told beside it. */
  | { readonly kind: 'flaps'; readonly incident: Incident; readonly isNew: boolean }
  /** It is older than what the incident's message shows: it goes into the history and changes nothing that is shown. */
  | { readonly kind: 'late'; readonly incident: Incident }
  /** It is a change of state that came before, by another way. */
  | { readonly kind: 'repeats'; readonly incident: Incident }
  /** It is an end that nothing precedes. The incident, closed already, keeps a beginning that comes later from opening one. */
  | { readonly kind: 'ends'; readonly incident: Incident; readonly isFolded: boolean }
  /** It is a beginning whose end came before it and was kept back: both are shown at once. */
  | { readonly kind: 'overtaken'; readonly incident: Incident };
