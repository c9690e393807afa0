// Who makes a request, and whether they may.
import type { FastifyRequest } from 'fastify';
import { AppError } from '../domain/errors.ts';
import type { Person } from './dependencies.ts';

/** What signed the person in, where that may end while a request is still being answered. */
export interface SessionOfRequest {
  /** The same for every request of the session; not the secret of its cookie. */
  readonly key: string;
  /** Asks whether the session has neither ended nor expired. */
  isOpen(): Promise<boolean>;
}

const people = new WeakMap<FastifyRequest, Person>();
const sessions = new WeakMap<FastifyRequest, SessionOfRequest>();

/** Notes who makes the request; called once, by the listener's own way of knowing people. */
export function setPerson(request: FastifyRequest, person: Person, session?: SessionOfRequest): void {
  people.set(request, person);
  if (session !== undefined) sessions.set(request, session);
}

/** Returns the session behind the request; undefined for the operator at the admin socket, who needs none. */
export function sessionOf(request: FastifyRequest): SessionOfRequest | undefined {
  return sessions.get(request);
}

/** Returns who makes the request. Throws `not-signed-in`. */
export function requirePerson(request: FastifyRequest): Person {
  const person = people.get(request);
  if (person === undefined) throw new AppError('not-signed-in');
  return person;
}

/** Returns the administrator who makes the request. Throws `not-signed-in` or `administrators-only`. */
export function requireAdministrator(request: FastifyRequest): Person {
  const person = requirePerson(request);
  if (!person.isAdministrator) throw new AppError('administrators-only');
  return person;
}
