// Why a message is kept back that a channel would have had.

/** What kept it back: the mute of a route, a time window, a silence, something worse that explains it, planned work. */
type MutingKind = 'route' | 'mute-timing' | 'silence' | 'inhibition' | 'maintenance';

/** A reason to keep a message back; its event is stored and its incident kept up to date all the same. */
export interface Muting {
  readonly kind: MutingKind;
  /** Of the route, time window, silence, rule or maintenance. */
  readonly name: string;
  /** The reason as people read it, without full stop. */
  readonly text: string;
}
