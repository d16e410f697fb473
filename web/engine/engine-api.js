// What the page calls of the engine, from another thread or from its own.
import { finalizer, proxy } from 'comlink';
import { Engine } from './engine.js';
import './error-transfer.js';

export function engineApi() {
  const engine = new Engine();
  return {
    /** Answers as soon as the engine is there, and for as long as it lives. */
    ping() {},

    /**
     * @param {import('./engine.js').Sources} sources
     * @param {import('./engine.js').OnLoadProgress} onProgress
     */
    load: (sources, onProgress) => engine.load(sources, onProgress),

    /**
     * @param {import('./engine.js').Sources} sources
     * @param {import('./engine.js').OnLoadProgress} onProgress
     */
    loadCore: (sources, onProgress) => engine.loadCore(sources, onProgress),

    /** @param {import('./types.js').OnUpdate} onUpdate */
    createSession: async (onUpdate) => lent(await engine.createSession(onUpdate)),

    /**
     * @param {string} name of a computation
     * @param {any[]} args
     */
    compute: (name, args) => engine.compute(name, args),

    /** @param {import('./points/types.js').OnPointsUpdate} onUpdate */
    createPointsSession: async (onUpdate) => lent(await engine.createPointsSession(onUpdate)),
  };
}

/**
 * For the page to call. When it has dropped its end, the memory comes back.
 *
 * @template {{dispose(): void}} Session
 * @param {Session} session
 */
const lent = (session) => proxy(Object.assign(session, { [finalizer]: () => session.dispose() }));

/** @typedef {ReturnType<typeof engineApi>} EngineApi */
