// Comlink carries an error's name, message and stack from thread to thread; this keeps an InklingError one.
import { transferHandlers } from 'comlink';
import { InklingError } from './errors.js';

/** @typedef {import('comlink').TransferHandler<any, any>} AnyHandler */

const plain = /** @type {AnyHandler} */ (transferHandlers.get('throw'));

/** @type {AnyHandler} */
const handler = {
  canHandle: plain.canHandle,
  serialize(thrown) {
    const { value } = thrown;
    if (!(value instanceof InklingError)) return plain.serialize(thrown);
    return [{ inkling: { code: value.code, details: value.details } }, []];
  },
  deserialize(serialized) {
    if (serialized.inkling) throw new InklingError(serialized.inkling.code, serialized.inkling.details);
    return plain.deserialize(serialized);
  },
};

transferHandlers.set('throw', handler);
