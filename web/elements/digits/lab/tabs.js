// The tabs of the lab. Nothing else needs their code: it comes after all that draws and trains (web/load-more.js).
import { InsideTab } from './inside/inside-tab.js';
import insideStyle from './inside/inside.css?inline';
import { PreprocessingTab } from './preprocessing/preprocessing-tab.js';
import preprocessingStyle from './preprocessing/preprocessing.css?inline';
import filesStyle from './files/files.css?inline';
import { FilesTab } from './files/files-tab.js';
import handStyle from './hand/hand.css?inline';
import { HandTab } from './hand/hand-tab.js';
import { JudgingTab } from './judging/judging.js';
import judgingStyle from './judging/judging.css?inline';
import { RunsTab } from './runs/runs.js';
import runsStyle from './runs/runs.css?inline';

/** @type {Record<import('./lab.js').TabName, import('./lab.js').TabKind>} */
export const tabKinds = {
  inside: { style: insideStyle, Tab: InsideTab },
  preprocessing: { style: preprocessingStyle, Tab: PreprocessingTab },
  judging: { style: judgingStyle, Tab: JudgingTab },
  runs: { style: runsStyle, Tab: RunsTab },
  hand: { style: handStyle, Tab: HandTab },
  files: { style: filesStyle, Tab: FilesTab },
};
