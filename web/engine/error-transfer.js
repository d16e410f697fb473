// Comlink carries an error's name, message and stack from thread to thread; this keeps an InklingError one. It notices when
// the core has broken, too, since that comes this way.
import { transferHandlers } from 'comlink';
import { InklingError } from './errors.js';

/** @typedef {import('comlink').TransferHandler<any, any>} AnyHandler */

const plain = /** @type {AnyHandler} */ (transferHandlers.get('throw'));
/** @type {(error: Error) => void} */
let onDeath = () => {};

/**
 * @param {(error: Error) => void} listener told when the core of this thread has broken, such as by reading where no memory
 *   is: what it holds cannot be trusted any more
 */
export function tellDeathTo(listener) {
  onDeath = listener;
}

/** @type {AnyHandler} */
const handler = {
  canHandle: plain.canHandle,
  serialize(thrown) {
    const value = errorToSend(thrown.value);
    if (!(value instanceof InklingError)) return plain.serialize(thrown);
    return [{ inkling: { code: value.code, details: value.details } }, []];
  },
  deserialize(serialized) {
    if (serialized.inkling) throw new InklingError(serialized.inkling.code, serialized.inkling.details);
    return plain.deserialize(serialized);
  },
};

/** @param {unknown} error */
function errorToSend(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) return error;
  onDeath(error);
  return new InklingError('worker-crashed', { reason: error.message });
}

transferHandlers.set('throw', handler);
