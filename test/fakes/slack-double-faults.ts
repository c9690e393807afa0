// What the Slack double does wrong when it is told to.
import type { ServerResponse } from 'node:http';

/** A way to fail. */
export type SlackFault =
  /** Answers `ok: false`. */
  | { readonly kind: 'error'; readonly code: string; readonly fields?: Readonly<Record<string, unknown>> }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Takes the request, and the message where it is one, and never answers. */
  | { readonly kind: 'hang' }
  /** Cuts the connection; with `taken` only after it has taken the message. */
  | { readonly kind: 'reset'; readonly taken: boolean }
  /** Takes the message and sends half of the answer. */
  | { readonly kind: 'half-answer' }
  /** Answers as a proxy might: status 200 and a page. */
  | { readonly kind: 'page' };

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const HTML_TYPE = { 'content-type': 'text/html' };

/** Tells whether the request still does what it asks for. */
export function isTaken(fault: SlackFault): boolean {
  return fault.kind === 'hang' || fault.kind === 'half-answer' || (fault.kind === 'reset' && fault.taken);
}

/** Fails a request; `answer` is what would have been answered. */
export function fail(fault: SlackFault, response: ServerResponse, answer: unknown): void {
  switch (fault.kind) {
    case 'error':
      response.writeHead(200, JSON_TYPE).end(JSON.stringify({ ok: false, error: fault.code, ...fault.fields }));
      return;
    case 'status':
      response.writeHead(fault.status, { ...HTML_TYPE, ...fault.headers }).end('<html>fault</html>');
      return;
    case 'hang':
      return;
    case 'reset':
      response.socket?.destroy();
      return;
    case 'half-answer': {
      const whole = JSON.stringify(answer);
      response.writeHead(200, { ...JSON_TYPE, 'content-length': String(Buffer.byteLength(whole)) });
      response.write(whole.slice(0, Math.floor(whole.length / 2)), () => response.socket?.destroy());
      return;
    }
    case 'page':
      response.writeHead(200, HTML_TYPE).end('<html><body>Sign in to the network</body></html>');
  }
}
