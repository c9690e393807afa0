// Who makes a request, and whether they may.
import type { FastifyRequest } from 'fastify';
import { AppError } from '../domain/errors.ts';
import type { Person } from './dependencies.ts';

const people = new WeakMap<FastifyRequest, Person>();

/** Notes who makes the request; called once, by the listener's own way of knowing people. */
export function setPerson(request: FastifyRequest, person: Person): void {
  people.set(request, person);
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
