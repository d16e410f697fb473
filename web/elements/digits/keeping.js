// What of an element survives a reload, a crash and a closed browser.
import { asInklingError, InklingError } from '../../engine/errors.js';
import { asBlob } from '../../keep/blobs.js';
import { Database } from '../../keep/database.js';
import { Keeper } from '../../keep/keeper.js';
import { turnToKeep } from '../../keep/turn.js';

/** @typedef {import('../../engine/types.js').Snapshot} Snapshot */
/** @typedef {import('./run.js').Run} Run */

/**
 * A training as it is kept: with the settings that it had.
 *
 * @typedef {object} KeptTraining
 * @property {Record<string, string>} settings
 * @property {Snapshot} snapshot
 * @property {Omit<Run, 'progress'>} run
 */

/**
 * @typedef {object} KeepingHost the element
 * @property {() => Promise<KeptTraining>} training
 * @property {(kept: KeptTraining) => Promise<void>} restore
 * @property {(kept: KeptTraining, why: 'linkWon' | 'tabClosed') => Promise<void>} setAside a network that another one has
 *   taken the place of: it can be brought back
 * @property {() => void} waits another tab is open, and keeps what is done there
 * @property {(error: InklingError) => void} report
 */

/**
 * Something else that is kept, such as the drawing.
 *
 * @typedef {object} KeptPart
 * @property {() => unknown} collect what there is now, as plain data, or a promise of it; undefined for nothing
 * @property {(value: any) => void} restore takes what `collect` gave
 * @property {(value: any) => void} [join] takes what another tab has kept meanwhile, beside what is here
 */

export class Keeping {
  #host;
  #hand;
  #parts;
  /** @type {Keeper | null} */
  #keeper = null;
  #hasReported = false;

  /**
   * @param {KeepingHost} host
   * @param {import('./hand.js').Hand} hand
   * @param {Record<string, KeptPart>} parts by their names
   */
  constructor(host, hand, parts) {
    this.#host = host;
    this.#hand = hand;
    this.#parts = parts;
  }

  /**
   * Brings back what was kept, and keeps all from now on. Where the browser keeps nothing, that is reported, and all
   * else goes on.
   *
   * @param {Record<string, string>} settings those that hold
   * @param {boolean} areChosen whether the page or its address has chosen any of them: then they win
   */
  async start(settings, areChosen) {
    try {
      const database = await Database.open();
      const keeper = new Keeper(database, (error) => this.problem(error));
      for (const [name, part] of Object.entries(this.#parts)) keeper.add(name, part);
      keeper.add('training', { collect: () => this.#host.training() });
      await this.#hand.digits.keepIn(database);
      await this.#restore(keeper, settings, areChosen);
      void this.#keepInTurn(keeper, Date.now());
    } catch (error) {
      this.problem(error);
    }
  }

  /**
   * @param {Keeper} keeper
   * @param {number} restoredAt
   */
  async #keepInTurn(keeper, restoredAt) {
    try {
      const { hasWaited } = await turnToKeep(() => this.#host.waits());
      if (hasWaited) await this.#join(keeper, restoredAt);
      // Not before: what is there now must not take the place of what is kept.
      this.#keeper = keeper;
      // At once, so that a browser without room for it is found out before anything is drawn.
      for (const name of [...Object.keys(this.#parts), 'training']) keeper.touch(name);
      void keeper.write();
    } catch (error) {
      this.problem(error);
    }
  }

  /**
   * The tab that kept all so far has been closed: what it has done since is put beside what is here.
   *
   * @param {Keeper} keeper
   * @param {number} since
   */
  async #join(keeper, since) {
    for (const [name, { join }] of Object.entries(this.#parts)) {
      const value = join && (await keeper.read(name, since));
      if (value !== undefined) join?.(value);
    }
    const kept = await keeper.read('training', since);
    if (kept) await this.#host.setAside(whole(kept), 'tabClosed');
  }

  /**
   * @param {Keeper} keeper
   * @param {Record<string, string>} settings
   * @param {boolean} areChosen
   */
  async #restore(keeper, settings, areChosen) {
    try {
      for (const [name, part] of Object.entries(this.#parts)) {
        const value = await keeper.read(name);
        if (value !== undefined) part.restore(value);
      }
      /** @type {KeptTraining | undefined} */
      const kept = await keeper.read('training');
      if (!kept) return;
      const areSame = Object.keys(settings).every((name) => kept.settings[name] === settings[name]);
      if (areSame || !areChosen) await this.#host.restore(whole(kept));
      else await this.#host.setAside(whole(kept), 'linkWon');
    } catch (error) {
      this.#host.report(new InklingError('kept-damaged', { reason: asInklingError(error).message }));
    }
  }

  /** @param {string[]} names of what has changed: 'training' or one of the parts */
  touch(...names) {
    for (const name of names) this.#keeper?.touch(name);
  }

  /** @returns {Promise<boolean>} whether all that there is now is kept: another tab may do the keeping, or nobody */
  async writeAll() {
    return this.#keeper !== null && this.#keeper.writeAll();
  }

  /** @param {unknown} error */
  problem(error) {
    // Once: it would come again at every stroke.
    if (this.#hasReported) return;
    this.#hasReported = true;
    this.#host.report(asInklingError(error));
  }
}

/**
 * @param {KeptTraining} kept as the storage has it
 * @returns {KeptTraining}
 */
const whole = (kept) => ({ ...kept, snapshot: { ...kept.snapshot, model: asBlob(kept.snapshot.model) } });
