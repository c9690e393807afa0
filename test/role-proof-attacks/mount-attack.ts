// Mounts an attack on the door for proofs: the real routes over HTTP, the real store, and STS over HTTP.
import { randomBytes } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignatureV4MultiRegion } from '@aws-sdk/signature-v4-multi-region';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { pino } from 'pino';
import { v7 as newTimeOrderedId } from 'uuid';
import { createListener } from '../../src/app/http/create-listener.ts';
import { HttpIdentityProofs } from '../../src/aws/sts-http/http-identity-proofs.ts';
import { aChannelConfiguration } from '../../src/domain/testing/a-channel-configuration.ts';
import { headersOfProof } from '../../src/domain/identity-proof.ts';
import type { Person } from '../../src/domain/person.ts';
import { createSqliteStore } from '../../src/storage/sqlite/index.ts';
import type { Store } from '../../src/storage/store.ts';
import type { UserRolesContext } from '../../src/user-roles/context.ts';
import { registerProofRoutes } from '../../src/user-roles/proof-routes.ts';
import { beginProof } from '../../src/user-roles/role-proofs.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import type { AwsDoubleKey } from '../fakes/aws-double-signature.ts';
import type { AttackCase } from './attack-case.ts';

const SERVER = 'https://signalbox.example.com';
const ACCOUNT = '123456789012';
const ana: Person = { userId: 'web:ana', displayName: 'Ana' };
const ben: Person = { userId: 'web:ben', displayName: 'Ben' };

/** How an attack ended. */
export interface AttackOutcome {
  /** The codes of the refusals; `mapped` where a role was. */
  readonly outcomes: readonly string[];
  /** The hosts that were asked who signed. */
  readonly hosts: readonly string[];
  /** How many requests arrived at STS. */
  readonly asked: number;
  /** What is mapped afterwards. */
  readonly mapped: readonly string[];
  /** How many were told. */
  readonly told: number;
}

/** The door with everything around it; one serves many attacks. */
export class AttackedDoor {
  readonly aws: FakeAws;
  readonly store: Store;
  readonly #folder: string;
  readonly #server;
  #now = new Date();
  #proofs: UserRolesContext['identityProofs'];
  #hosts: string[] = [];
  #told = 0;

  private constructor(aws: FakeAws, store: Store, folder: string) {
    this.aws = aws;
    this.store = store;
    this.#folder = folder;
    this.#proofs = new HttpIdentityProofs({ endpointUrl: aws.url });
    this.#server = createListener(pino({ level: 'silent' }));
    registerProofRoutes(this.#server, this.context);
  }

  static async open(): Promise<AttackedDoor> {
    const folder = await mkdtemp(join(tmpdir(), 'signalbox-proofs-'));
    const door = new AttackedDoor(await startFakeAws({ accountId: ACCOUNT }), await createSqliteStore({ dataFolder: folder }), folder);
    await door.#server.listen({ host: '127.0.0.1', port: 0 });
    return door;
  }

  get context(): UserRolesContext {
    const account = { accountId: ACCOUNT, roleArn: `arn:aws:iam::${ACCOUNT}:role/channel` } as const;
    return {
      store: this.store,
      now: () => this.#now,
      newId: () => newTimeOrderedId(),
      newToken: () => randomBytes(32).toString('base64url'),
      logger: pino({ level: 'silent' }),
      identityProofs: {
        identify: (proof) => {
          this.#hosts.push(proof.signed.host);
          return this.#proofs.identify(proof);
        },
      },
      serverUrl: () => SERVER,
      listConfigurations: () => [aChannelConfiguration({ configurationName: 'ops', accounts: [account] })],
      listFileRoles: () => [],
      isAdministrator: () => false,
      isMember: () => Promise.resolve({ status: 'known', isMember: false }),
      tell: () => {
        this.#told += 1;
        return Promise.resolve();
      },
      onChanged: () => undefined,
    };
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.aws.stop();
    await this.store.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Mounts one. */
  async mount(attack: AttackCase): Promise<AttackOutcome> {
    this.#now = new Date();
    this.#hosts = [];
    this.#told = 0;
    const hostile = attack.answer === undefined ? undefined : await startHostileSts(attack.answer);
    this.#proofs = new HttpIdentityProofs({ endpointUrl: hostile?.url ?? this.aws.url });
    const askedBefore = this.aws.requests.length;
    const [forAna, forBen] = [await this.#nonceFor(ana), await this.#nonceFor(ben)];
    const body = attack.body ?? JSON.stringify(await this.#compose(attack, forAna));
    if (attack.link === 'expired') this.#now = new Date(this.#now.getTime() + 5 * 60_000);
    const nonces = { ana: forAna, ben: forBen, unknown: 'x'.repeat(43), malformed: '../../api/session', expired: forAna };
    const { port } = this.#server.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/api/role-proofs/${encodeURIComponent(nonces[attack.link])}`;
    const send = (): Promise<Response> => fetch(url, { method: 'POST', headers: { 'content-type': attack.contentType }, body });
    const responses = await Promise.all(Array.from({ length: attack.times }, send));
    const outcomes = await Promise.all(responses.map(readOutcome));
    await hostile?.stop();
    const mapped = (await this.store.records.userRoles.list()).map(({ userId, roleArn }) => `${userId} ${roleArn}`);
    await this.#clear();
    const asked = this.aws.requests.length - askedBefore + (hostile?.count() ?? 0);
    return { outcomes, hosts: this.#hosts, asked, mapped, told: this.#told };
  }

  async #nonceFor(person: Person): Promise<string> {
    const channel = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;
    const { url } = await beginProof({ person, channel, configurationName: 'ops', commandId: newTimeOrderedId() }, this.context);
    return url.slice(url.lastIndexOf('/') + 1);
  }

  async #clear(): Promise<void> {
    await this.store.write(async ({ userRoles }) => {
      for (const role of await userRoles.list()) await userRoles.take(role);
    });
  }

  async #compose(attack: AttackCase, nonce: string): Promise<Readonly<Record<string, unknown>>> {
    const { sign, send, replaceInAuthorization: [from, to] = ['', ''] } = attack;
    const signed = await this.#sign(attack, nonce);
    const { 'x-amz-date': date, authorization = '', 'x-amz-security-token': securityToken } = signed;
    const wire: Record<string, unknown> = { host: sign.host, date, authorization: authorization.replace(from, to) };
    if (securityToken !== undefined) wire['securityToken'] = securityToken;
    for (const [name, value] of Object.entries(send)) {
      if (value === null) delete wire[name];
      else wire[name] = typeof value === 'string' ? value.replace('{signed}', String(wire[name])) : value;
    }
    return wire;
  }

  async #sign({ sign, signer: who }: AttackCase, nonce: string): Promise<Readonly<Record<string, string>>> {
    const { host, region, service, method, path, query, body } = sign;
    const proper = { ...headersOfProof({ nonce, server: SERVER, userId: ana.userId, configurationName: 'ops' }), host };
    const headers = Object.fromEntries(
      Object.entries({ ...proper, ...sign.headers }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );
    const credentials = this.#keyOf(who);
    const signer = new SignatureV4MultiRegion({ service, region, credentials, sha256: Sha256, applyChecksum: false, runtime: 'node' });
    const request = new HttpRequest({ method, protocol: 'https:', hostname: host, path, query, headers, body });
    const signed = await signer.sign(request, { signingDate: new Date(this.#now.getTime() - sign.ageMinutes * 60_000) });
    return signed.headers;
  }

  #keyOf(signer: AttackCase['signer']): AwsDoubleKey {
    switch (signer) {
      case 'role':
        return this.aws.sts.signIn(`arn:aws:iam::${ACCOUNT}:role/ana`, 'ana');
      case 'identity-center':
        return this.aws.sts.signIn(
          `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef`,
          'ana',
        );
      case 'other-account':
        return this.aws.sts.signIn('arn:aws:iam::999999999999:role/ana', 'ana');
      case 'user':
        return this.aws.key;
      case 'stranger':
        return { accessKeyId: 'AKIASTRANGER', secretAccessKey: 'not-known-to-aws' };
    }
  }
}

async function readOutcome(response: Response): Promise<string> {
  const answer = (await response.json()) as { readonly error?: { readonly code: string } };
  return response.ok ? 'mapped' : (answer.error?.code ?? `status ${response.status}`);
}

interface HostileSts {
  readonly url: string;
  count(): number;
  stop(): Promise<void>;
}

async function startHostileSts({ status, headers, body, behavior }: NonNullable<AttackCase['answer']>): Promise<HostileSts> {
  let count = 0;
  const server: Server = createServer((request, response) => {
    count += 1;
    if (behavior === 'hangs-up') {
      response.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'text/xml', ...headers });
    if (behavior === 'pours') pour(response);
    else response.end(body.replaceAll('{self}', `http://${request.headers.host ?? ''}`));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends until whoever reads has enough. */
function pour(response: ServerResponse): void {
  const next = (): void => {
    if (!response.destroyed) response.write(Buffer.alloc(64 * 1024, ' '), next);
  };
  response.on('error', () => undefined);
  next();
}
