// What the double of webhooks does wrong when it is told to.
import type { ServerResponse } from 'node:http';

/** A way to fail. */
export type WebhookFault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Takes the message and never answers. */
  | { readonly kind: 'hang' }
  /** Cuts the connection; with `taken` only after it has taken the message. */
  | { readonly kind: 'reset'; readonly taken: boolean }
  /** Takes the message and sends half of the answer. */
  | { readonly kind: 'half-answer' }
  /** Answers as a proxy might: status 200 and a page. */
  | { readonly kind: 'page' };

/** Tells whether the message is taken all the same. */
export function isTaken(fault: WebhookFault): boolean {
  return fault.kind === 'hang' || fault.kind === 'half-answer' || (fault.kind === 'reset' && fault.taken);
}

/** Fails a request. */
export function fail(fault: WebhookFault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers }).end(fault.body ?? '');
      return;
    case 'hang':
      return;
    case 'reset':
      response.socket?.destroy();
      return;
    case 'half-answer':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"half":', () => response.socket?.destroy());
      return;
    case 'page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Sign in to the network</body></html>');
  }
}
