// The worker as text, to be built into the module that starts it, and as a file beside it.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const NAME = 'virtual:worker-script';
const entry = fileURLToPath(new URL('../../web/engine/worker.js', import.meta.url));

/**
 * A plain script and not a module: what a blob or a sandboxed page may start is this, in every browser.
 *
 * @returns {import('vite').Plugin} which answers `import text from 'virtual:worker-script'` and writes worker.js
 */
export function workerScript() {
  /** @type {Promise<string> | null} */
  let building = null;
  const text = () => (building ??= bundle());
  return {
    name: 'worker-script',
    buildStart() {
      building = null;
    },
    resolveId: (name) => (name === NAME ? `\0${NAME}` : undefined),
    async load(name) {
      if (name === `\0${NAME}`) return `export default ${JSON.stringify(await text())};`;
      return undefined;
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'worker.js', source: await text() });
    },
  };
}

async function bundle() {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (Array.isArray(result) ? result[0] : result);
  return output[0].code;
}
