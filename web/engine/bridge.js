// The only file that knows that training happens elsewhere than where the elements are: in one engine for all of them.
import { proxy } from 'comlink';
import './error-transfer.js';
import { LastingEngine } from './lasting-engine.js';
import { lastingSession } from './lasting-session.js';
import { sources } from './sources.js';

/** @typedef {import('./lasting-session.js').Lasting<import('./types.js').State>} LastingDigits */
/** @typedef {import('./lasting-session.js').Lasting<import('./points/types.js').PointsState>} LastingPoints */
/** @typedef {import('comlink').Remote<import('./session.js').Session> & LastingDigits} RemoteSession */
/** @typedef {import('comlink').Remote<import('./points/points-session.js').PointsSession> & LastingPoints} RemotePointsSession */

/**
 * The engine, its core and digits loaded. A failure is not remembered: call again to retry.
 *
 * @param {import('./engine.js').OnLoadProgress} onProgress
 * @returns {Promise<{engine: LastingEngine, settingTable: import('./core.js').SettingInfo[]}>}
 * @throws {import('./errors.js').InklingError} when the browser lacks what is needed, or a file cannot be had
 */
export const connect = (onProgress) => connectWith((engine) => engine.load(sources(), proxy(onProgress)));

/**
 * The same without digits, for those that need none.
 *
 * @param {import('./engine.js').OnLoadProgress} [onProgress]
 */
export const connectCore = (onProgress = () => {}) =>
  connectWith((engine) => engine.loadCore(sources(), proxy(onProgress)));

/** @param {ConstructorParameters<typeof LastingEngine>[0]} load */
async function connectWith(load) {
  const engine = new LastingEngine(load);
  const { settings } = await engine.loaded();
  return { engine, settingTable: settings };
}

/**
 * A network that reads digits, and its training.
 *
 * @param {LastingEngine} engine
 * @param {import('./lasting-session.js').SessionHost<import('./types.js').Update>} host
 * @returns {Promise<RemoteSession>}
 */
export const createSession = (engine, host) =>
  lastingSession(engine, (remote, onNews) => remote.createSession(onNews), host);

/**
 * A network over points, and its training.
 *
 * @param {LastingEngine} engine
 * @param {import('./lasting-session.js').SessionHost<import('./points/types.js').PointsNews>} host
 * @returns {Promise<RemotePointsSession>}
 */
export const createPointsSession = (engine, host) =>
  lastingSession(engine, (remote, onNews) => remote.createPointsSession(onNews), host);

/**
 * @template {keyof import('./computations.js').Computations} Name
 * @param {LastingEngine} engine
 * @param {Name} name of a computation that needs no network
 * @param {import('./computations.js').Computations[Name] extends (core: any, ...args: infer Args) => any ? Args : never} args
 * @returns {Promise<ReturnType<import('./computations.js').Computations[Name]>>}
 */
export async function compute(engine, name, ...args) {
  const { life } = await engine.loaded();
  return life.call(() => life.engine.compute(name, args));
}
