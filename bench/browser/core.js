// The product's WebAssembly module, as its own worker loads it.
import { loadCore, valueOf } from '../../web/engine/core.js';

/** @returns {Promise<import('#wasm').Core>} */
export async function startCore() {
  const response = await fetch('/build/wasm/wasm/inkling.wasm');
  return loadCore(new Uint8Array(await response.arrayBuffer()));
}

/**
 * @param {import('#wasm').Core} core
 * @param {Record<string, string>} settings
 * @param {import('#wasm').Dataset} data
 * @returns {import('#wasm').Session}
 */
export function newSession(core, settings, data) {
  const all = core.makeSettings();
  for (const [name, value] of Object.entries(settings)) valueOf(all.set(name, value));
  const session = valueOf(core.makeSession(all, data));
  all.delete();
  return session;
}

/**
 * @param {import('#wasm').Core} core
 * @param {import('#wasm').Session} session
 * @param {import('#wasm').Dataset} data
 * @param {number} count
 * @returns {import('#wasm').EvaluationSummary} of the first examples
 */
export function judge(core, session, data, count) {
  const evaluation = core.makeEvaluation();
  valueOf(session.evaluateRange(data, 0, count, evaluation));
  const summary = evaluation.summary();
  evaluation.delete();
  return summary;
}
