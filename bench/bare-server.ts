// A Fastify server that reads the body and answers, and nothing else: what taking in an event is measured against. Run by sns-intake.bench.ts.
import { fastify } from 'fastify';

if (import.meta.main) {
  const server = fastify({ bodyLimit: 2 * 1024 * 1024 });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
    parsed(null, body);
  });
  server.post('/sns', async () => ({ status: 'taken' }));
  console.log(await server.listen({ port: 0, host: '127.0.0.1' }));
}
