// The networks that were trained in this element, one after the other: plain data, which is kept.
import { upTo, withLosses, withPoints } from '../../charts/thinning.js';
import { newKey } from '../../keep/key.js';
import { keptRuns, readKeptRuns } from './kept-runs.js';

/** @typedef {import('../../engine/types.js').Update} Update */
/** @typedef {import('../../engine/types.js').State} State */

const MOST_RUNS = 50;

/**
 * @typedef {object} Run one network and its training
 * @property {number} id counted up here
 * @property {string} key that no other run has anywhere, so that a network that comes back finds its own
 * @property {string | null} name as a person has called it
 * @property {boolean} isShown on charts
 * @property {Record<string, string>} settings
 * @property {number} parameterCount
 * @property {import('../../engine/types.js').LossPoint[]} losses
 * @property {import('../../engine/types.js').TestPoint[]} tests
 * @property {import('../../engine/types.js').EpochSummary[]} epochs
 */

/**
 * @param {number} id
 * @param {Record<string, string>} settings
 * @param {number} parameterCount
 * @returns {Run}
 */
export const newRun = (id, settings, parameterCount) => ({
  id,
  key: newKey(),
  name: null,
  isShown: true,
  settings,
  parameterCount,
  losses: [],
  tests: [],
  epochs: [],
});

/**
 * Adds what is new to a run, and takes away what does not hold any more.
 *
 * @param {Run} run
 * @param {Update} update
 */
export function record(run, { progress, cutAfter = Infinity, losses = [], tests = [], epochs = [] }) {
  run.parameterCount = progress.parameterCount;
  run.losses = withLosses(upTo(run.losses, cutAfter), losses);
  run.tests = withPoints(upTo(run.tests, cutAfter), tests);
  run.epochs = withPoints(
    run.epochs.filter(({ epoch }) => epoch <= cutAfter),
    epochs,
  );
}

export class RunHistory {
  /** @type {Run[]} */
  #earlier = [];
  /** @type {Run | null} */
  #present = null;
  /** Which network of the session the present run is of. */
  #network = 0;
  #nextId = 1;
  /** @type {Record<string, string>} */
  #settings = {};
  /** @type {{run: Run, at: number}[]} the last one last */
  #removed = [];
  #onChange;

  /** @param {() => void} [onChange] the earlier runs are others, or one has another name or is shown or not */
  constructor(onChange = () => {}) {
    this.#onChange = onChange;
  }

  /** @returns {Run | null} of the network that is there; it may have nothing to show yet */
  get present() {
    return this.#present;
  }

  /** @returns {Record<string, string>} that hold now; those of a run are what it was trained with last */
  get settings() {
    return this.#settings;
  }

  /** @returns {Run[]} in the order in which they began, the present one last, if it has been trained */
  get all() {
    return this.#present && hasBegun(this.#present) ? [...this.#earlier, this.#present] : [...this.#earlier];
  }

  /** @returns {Run | null} the one that was removed last, unless it is back */
  get removed() {
    return this.#removed.at(-1)?.run ?? null;
  }

  /** @param {State} state the settings that hold, of the network that is there */
  take({ settings, progress }) {
    this.#settings = settings;
    this.#follow(progress);
  }

  /** @param {Update} update */
  update(update) {
    this.#follow(update.progress);
    if (!this.#present) return;
    if (update.cutAfter !== undefined) this.#branch(this.#present);
    record(this.#present, update);
    if ((update.losses ?? []).length > 0) this.#present.settings = this.#settings;
  }

  /**
   * A run from elsewhere.
   *
   * @param {Run} run
   */
  add(run) {
    run.id = this.#nextId++;
    this.#keep(run);
  }

  /** @param {Run} run an earlier one */
  remove(run) {
    const at = this.#earlier.indexOf(run);
    if (at < 0) return;
    this.#earlier.splice(at, 1);
    this.#removed.push({ run, at });
    this.changed();
  }

  /** Puts back what was removed last. */
  undoRemove() {
    const last = this.#removed.pop();
    if (!last) return;
    this.#earlier.splice(last.at, 0, last.run);
    this.changed();
  }

  /** For who has changed a run. */
  changed() {
    this.#onChange();
  }

  /** @returns {{version: number, runs: Run[]}} the earlier runs, to be kept */
  get keptEarlier() {
    return keptRuns(this.#earlier);
  }

  /** @returns {{version: number, runs: Run[]} | undefined} by itself, since it changes all the time */
  get keptPresent() {
    return this.#present && hasBegun(this.#present) ? keptRuns([this.#present]) : undefined;
  }

  /** @returns {{version: number, runs: Run[]}} all of them, for a file */
  get kept() {
    return keptRuns(this.all);
  }

  /**
   * Takes runs that were kept. That of the present network is an earlier one until `resume` says that it goes on.
   *
   * @param {unknown} kept may be damaged: then what is not whole is left out
   */
  restore(kept) {
    this.#addAll(readKeptRuns(kept).filter(({ key }) => !this.#find(key)));
  }

  /**
   * Takes the run that was present in another tab. If it is that of a run here, from which both have gone on, it becomes
   * one of its own.
   *
   * @param {unknown} kept as for `restore`
   */
  join(kept) {
    for (const { key } of readKeptRuns(kept)) this.open(kept, key);
  }

  /**
   * Takes runs of a file, with numbers of their own.
   *
   * @param {unknown} kept as for `restore`
   * @param {string | undefined} presentKey of the run of the file's network
   * @returns {{added: Run[], key: string | undefined}} what `discard` takes away again, and under which key the network
   *   goes on
   */
  open(kept, presentKey) {
    const runs = readKeptRuns(kept);
    // The one that goes on may be here already, and have gone on here in another way: that one stays as it is.
    const present = runs.find(({ key }) => key === presentKey);
    if (present) present.key = newKey();
    const added = runs.filter(({ key }) => !this.#find(key));
    for (const run of added) run.id = this.#nextId++;
    this.#addAll(added);
    return { added, key: present?.key };
  }

  /** @param {Run[]} runs are gone, without a way back */
  discard(runs) {
    this.#earlier = this.#earlier.filter((run) => !runs.includes(run));
    const present = this.#present;
    if (present && runs.includes(present)) this.#present = newRun(present.id, present.settings, present.parameterCount);
    this.changed();
  }

  /**
   * The network that has just come is that of an earlier run, which goes on.
   *
   * @param {Pick<import('./run.js').Run, 'key' | 'losses' | 'tests'>} chart its key, and what else is known of it
   * @param {import('../../engine/types.js').Progress | null} progress where it stands: what came later does not hold
   */
  resume({ key, losses, tests }, progress) {
    const fresh = this.#present;
    if (!fresh || !progress || hasBegun(fresh)) return;
    const run = this.#earlier.find((each) => each.key === key);
    if (run) {
      this.#earlier.splice(this.#earlier.indexOf(run), 1);
      this.#present = run;
      if (fresh.id === this.#nextId - 1) this.#nextId--;
    }
    const cutAfter = progress.epochs + progress.epochProgress + 1e-9; // a place is a sum, and may be rounded
    if (run) record(run, { progress, cutAfter });
    else record(fresh, { progress, losses: [...losses], tests: [...tests] });
    this.changed();
  }

  /** @param {string} key */
  #find(key) {
    return [...this.#earlier, ...(this.#present ? [this.#present] : [])].find((run) => run.key === key);
  }

  /** @param {Run[]} runs */
  #addAll(runs) {
    this.#earlier = [...this.#earlier, ...runs].slice(-MOST_RUNS);
    this.#nextId = Math.max(this.#nextId, ...runs.map(({ id }) => id + 1));
    // The one that is there began last.
    if (runs.length > 0 && this.#present) this.#present.id = this.#nextId++;
    this.changed();
  }

  /** @param {import('../../engine/types.js').Progress} progress */
  #follow({ network, parameterCount }) {
    if (network === this.#network) return;
    this.#network = network;
    const before = this.#present;
    if (before && hasBegun(before)) this.#keep(before);
    // A network that was never trained leaves its number to the next.
    const id = before && !hasBegun(before) ? before.id : this.#nextId++;
    this.#present = newRun(id, this.#settings, parameterCount);
  }

  /**
   * Training goes on from an earlier place of the present run: what it was stays, and what it becomes is another run.
   *
   * @param {Run} whole
   */
  #branch(whole) {
    this.#present = { ...whole, id: this.#nextId++, key: newKey(), name: null };
    this.#keep(whole);
  }

  /** @param {Run} run */
  #keep(run) {
    this.#earlier.push(run);
    if (this.#earlier.length > MOST_RUNS) this.#earlier.shift();
    this.changed();
  }
}

/** @param {Run} run */
const hasBegun = ({ losses, tests }) => losses.length + tests.length > 0;
