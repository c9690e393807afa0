// Signing in and out with a browser. The link opens a page with one button: programs that fetch links in advance do not use it up.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { SignInContext } from './context.ts';
import { findLinkedIdentity } from './sign-in-links.ts';
import { endSession, redeemSignInLink, SESSION_LIFETIME_MS } from './sessions.ts';
import { signInPage } from './sign-in-page.ts';

/** What the routes need. */
export interface SignInRoutesOptions {
  readonly context: SignInContext;
  /** The cookie's name; with the `__Host-` prefix where the page is reached by https. */
  readonly cookieName: string;
  readonly isSecure: boolean;
  /** Hears of a session that has just ended, by the hash of its token. */
  onSignOut(tokenHash: string): void;
}

const TokenQuery = z.object({ token: z.string().min(1).max(128) });

/** Adds GET and POST /sign-in and POST /sign-out. */
export function registerSignInRoutes(server: FastifyInstance, options: SignInRoutesOptions): void {
  const { context, cookieName, isSecure } = options;
  server.register((scope, _options, done) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, parsed) => {
      parsed(null, Object.fromEntries(new URLSearchParams(body.toString())));
    });

    scope.get('/sign-in', async (request, reply) => {
      const query = TokenQuery.safeParse(request.query);
      if (!query.success) return sendPage(reply, signInPage({ kind: 'link-invalid' }));
      const { token } = query.data;
      // A link that serves no more is told so when it is used: whoever only looks learns nothing from it.
      const name = (await findLinkedIdentity(context, token))?.displayName ?? 'Operator';
      return sendPage(reply, signInPage({ kind: 'confirm', token, name }));
    });

    scope.post('/sign-in', async (request, reply) => {
      const form = TokenQuery.safeParse(request.body);
      const signedIn = form.success ? await redeemSignInLink(context, form.data.token) : undefined;
      if (signedIn === undefined) return sendPage(reply.code(403), signInPage({ kind: 'link-invalid' }));
      const maxAge = Math.floor(SESSION_LIFETIME_MS / 1_000);
      reply.setCookie(cookieName, signedIn.token, { httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/', maxAge });
      return reply.redirect('/', 303);
    });

    scope.post('/sign-out', async (request, reply) => {
      const token = request.cookies[cookieName];
      if (token === undefined) throw new AppError('not-signed-in');
      options.onSignOut(await endSession(context, token));
      return reply.clearCookie(cookieName, { path: '/', secure: isSecure }).code(204).send();
    });
    done();
  });
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(html);
}
