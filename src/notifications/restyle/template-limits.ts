// How much operators' templates may be and do, so that no template and no event can hold up the flow.

/** The longest template, in UTF-16 code units: longer than the longest description that a message shows. */
export const TEMPLATE_MAX_LENGTH = 10_000;

/** How long all templates of one event may take, in milliseconds of the processor's time. Usual ones take less than one. */
export const RENDER_LIMIT_MS = 100;

/** How much all templates of one event may make on the way: characters and list items, as liquidjs counts them (`memoryLimit`). */
export const RENDER_MEMORY_LIMIT = 2_000_000;

/** The longest text that one template writes, values aside: what is more than a message shows is of no use. */
export const OUTPUT_MAX_LENGTH = 20_000;

/** The longest value that a template sees or writes; a message shows at most 8,000 characters of a description. */
export const VALUE_MAX_LENGTH = 10_000;

/** Most values (objects, list items, texts) of an event that templates see; events of AWS have some hundreds. */
export const EVENT_VALUES_MAX = 10_000;

/** Most entries of one object or list that templates see. */
export const EVENT_ENTRIES_MAX = 1000;

/** How deep templates see into an event; events of AWS are some ten levels deep. */
export const EVENT_DEPTH_MAX = 50;
