// How the web chat page is built: plain files with hashes in their names, nothing inline, as its content security policy demands.
import { defineConfig } from 'vite';

const SERVER = 'http://127.0.0.1:7700';

// The server takes changes only from its own origin; in development the page comes from Vite's.
const proxied = { target: SERVER, headers: { origin: SERVER } };

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    // `data:` addresses are refused by the page's policy, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': proxied, '/sign-in': proxied, '/sign-out': proxied, '/notify': proxied } },
});
