// What inkling.js does without until it is wanted, as one file: the tabs of the lab, the playground, what makes and takes
// apart the larger files, and the engine for pages that forbid workers.
import { tabKinds } from './elements/digits/lab/tabs.js';
import { PlaygroundView, styles as playgroundStyles } from './elements/playground/view.js';
import { engineApi } from './engine/engine-api.js';
import { MOST_BYTES, readPointsTable } from './files/points-csv.js';
import { pytorchFile } from './files/pytorch.js';
import { zipped } from './files/zip.js';
import { provide } from './load-more.js';

const more = {
  tabKinds,
  PlaygroundView,
  playgroundStyles,
  MOST_BYTES,
  readPointsTable,
  pytorchFile,
  zipped,
  engineApi,
};

/** @typedef {typeof more} More */

provide(more);
