// What stays on this device when the page is closed: IndexedDB, as promises.
import { InklingError } from '../engine/errors.js';

const NAME = 'inkling';
/** One more for every change of what the stores hold; `upgrade` brings an older one along. */
const VERSION = 1;

/** @typedef {'parts' | 'digits'} StoreName `parts` by their names, `digits` by their ids */

export class Database {
  #database;

  /** @param {IDBDatabase} database */
  constructor(database) {
    this.#database = database;
    // A newer page in another tab wants to bring it along: it must not wait for this one.
    database.onversionchange = () => database.close();
  }

  /**
   * @returns {Promise<Database>}
   * @throws {InklingError} where the browser keeps nothing
   */
  static async open() {
    try {
      const request = indexedDB.open(NAME, VERSION);
      request.onupgradeneeded = () => upgrade(request.result);
      const blocked = new Promise(
        (_, reject) => (request.onblocked = () => reject(new Error('blocked by another tab'))),
      );
      return new Database(await Promise.race([resultOf(request), blocked]));
    } catch (error) {
      throw notKept(error);
    }
  }

  /**
   * @param {StoreName} store
   * @returns {Promise<any[]>}
   */
  all(store) {
    return this.#run(store, 'readonly', (objects) => objects.getAll());
  }

  /**
   * @param {StoreName} store
   * @param {string} key
   * @returns {Promise<any>} undefined when there is nothing
   */
  get(store, key) {
    return this.#run(store, 'readonly', (objects) => objects.get(key));
  }

  /**
   * Writes all of them or none.
   *
   * @param {StoreName} store
   * @param {object[]} values with their keys
   */
  put(store, values) {
    return this.#run(store, 'readwrite', (objects) => values.map((value) => objects.put(value)).at(-1));
  }

  /**
   * Deletes all of them or none.
   *
   * @param {StoreName} store
   * @param {string[]} keys
   */
  delete(store, keys) {
    return this.#run(store, 'readwrite', (objects) => keys.map((key) => objects.delete(key)).at(-1));
  }

  /**
   * @param {StoreName} store
   * @param {IDBTransactionMode} mode
   * @param {(objects: IDBObjectStore) => IDBRequest | undefined} work
   * @returns {Promise<any>} its result, once it is on the disk
   */
  async #run(store, mode, work) {
    try {
      const transaction = this.#database.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      // Of a page that is closing nobody is there any more to hear of the request and let the transaction end.
      if (mode === 'readwrite') transaction.commit();
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
        // WebKit tells of no end when a request fails that is to be committed.
        transaction.onerror = ({ target }) => reject(/** @type {IDBRequest} */ (target).error ?? new Error('refused'));
      });
      return request?.result;
    } catch (error) {
      throw notKept(error);
    }
  }
}

/** @param {IDBDatabase} database */
function upgrade(database) {
  database.createObjectStore('parts', { keyPath: 'name' });
  database.createObjectStore('digits', { keyPath: 'id' });
}

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
const resultOf = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {unknown} error */
function notKept(error) {
  const { name, message } = error instanceof Error || error instanceof DOMException ? error : new Error(String(error));
  const isFull = name === 'QuotaExceededError';
  return new InklingError(isFull ? 'storage-full' : 'not-kept', { reason: message || name });
}
