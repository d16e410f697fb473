// The thread on which networks are trained.
import { expose, finalizer, proxy } from 'comlink';
import { Engine } from './engine.js';
import './error-transfer.js';

const engine = new Engine();

const api = {
  /** Answers as soon as the worker runs. */
  ping() {},

  /**
   * @param {import('./engine.js').Sources} sources
   * @param {import('./engine.js').OnLoadProgress} onProgress
   */
  load: (sources, onProgress) => engine.load(sources, onProgress),

  /** @param {import('./types.js').OnUpdate} onUpdate */
  async createSession(onUpdate) {
    const session = await engine.createSession(onUpdate);
    // When the page has dropped its end, the memory comes back.
    return proxy(Object.assign(session, { [finalizer]: () => session.dispose() }));
  },
};

expose(api);

/** @typedef {typeof api} WorkerApi */
