// How this adapter makes requests: the platform's `fetch`, passed in so that tests decide what answers.

/** The part of `fetch` that is used here. */
export type FetchFunction = (url: string, options: RequestInit) => Promise<Response>;
