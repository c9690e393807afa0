// An answer that differs from the digest that came with it.

/** A damaged answer; the message is for the person who asked. */
export class DamagedAnswer extends Error {
  constructor(what: string) {
    super(`${what} differs from the digest that came with it`);
    this.name = 'DamagedAnswer';
  }
}
