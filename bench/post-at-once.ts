// Posts many requests at once from a thread of its own, so that what the chat's double does meanwhile does not count. Run by
// slack-conversations.bench.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { sendAll } from './raw-requests.ts';

/** What the thread is given. */
export interface PostAtOnce {
  readonly url: string;
  /** The bytes of each request. */
  readonly requests: readonly Uint8Array[];
}

if (parentPort !== null) {
  const { url, requests } = workerData as PostAtOnce;
  const { latencies } = await sendAll(
    requests.map((request) => Buffer.from(request)),
    { url, connections: requests.length },
  );
  parentPort.postMessage(latencies);
}
