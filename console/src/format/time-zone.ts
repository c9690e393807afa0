// Where and how the reader reads time. An argument everywhere, so that tests choose both.

/** A language and a time zone; undefined means the device's own. */
export interface TimeStyle {
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
}

/** The device's own language and zone. */
export const deviceTimeStyle: TimeStyle = { locale: undefined, timeZone: undefined };
