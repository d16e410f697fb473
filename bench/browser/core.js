// The product's WebAssembly module, as its own worker loads it.
import { loadCore, valueOf } from '../../web/engine/core.js';

/** @returns {Promise<import('../../web/engine/wasm.js').Core>} */
export async function startCore() {
  const response = await fetch('/build/wasm/wasm/inkling.wasm');
  return loadCore(new Uint8Array(await response.arrayBuffer()));
}

/** Without what the default settings have for people's own drawings. */
const PLAIN = { augment: 'off', schedule: 'constant' };

/**
 * @param {import('../../web/engine/wasm.js').Core} core
 * @param {Record<string, string>} settings
 * @param {import('../../web/engine/wasm.js').Dataset} data
 * @returns {import('../../web/engine/wasm.js').Session}
 */
export function newSession(core, settings, data) {
  const all = core.makeSettings();
  for (const [name, value] of Object.entries({ ...PLAIN, ...settings })) valueOf(all.set(name, value));
  const session = valueOf(core.makeSession(all, data));
  all.delete();
  return session;
}

/**
 * @param {import('../../web/engine/wasm.js').Core} core
 * @param {import('../../web/engine/wasm.js').Session} session
 * @param {import('../../web/engine/wasm.js').Dataset} data
 * @param {number} count
 * @returns {import('../../web/engine/wasm.js').EvaluationSummary} of the first examples
 */
export function judge(core, session, data, count) {
  const evaluation = core.makeEvaluation();
  valueOf(session.evaluateRange(data, 0, count, evaluation));
  const summary = evaluation.summary();
  evaluation.delete();
  return summary;
}
