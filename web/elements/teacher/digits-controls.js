// What a teacher can lock and hide in <inkling-digits>. Besides these, every setting by the name of its attribute.
import { settingControls } from './names.js';

/** @typedef {import('./names.js').Controls} Controls */

const LAB_TABS = /** @type {const} */ (['inside', 'preprocessing', 'judging', 'runs', 'hand', 'files']);

/**
 * | name                                          | what it is                                                      |
 * | --------------------------------------------- | --------------------------------------------------------------- |
 * | lr, activation, … (every setting)             | its field among the settings                                    |
 * | hidden, layers                                | the field of the hidden layers, and their drawing               |
 * | settings                                      | all settings                                                    |
 * | drawing, canvas                               | the panel to draw in, with Undo and Clear                       |
 * | undo, clear                                   | the button below the canvas                                     |
 * | training                                      | the panel with all buttons of training                          |
 * | train, step, reset, bring-back                | the button                                                      |
 * | reading                                       | the panel of what the network reads                             |
 * | bars, image, teach                            | probabilities, what the network sees, what a drawing really is  |
 * | results                                       | the panel of how well it does                                   |
 * | accuracy, chart                               | the large number, the curves                                    |
 * | lab                                           | all of the lab's tabs                                           |
 * | inside, preprocessing, judging, runs, hand, files | the lab's tab; with `files` no file is opened, dropped ones neither |
 *
 * @param {string[]} settings names of all settings
 * @returns {Controls}
 */
export const digitsControls = (settings) => {
  const hidden = {
    ...settingControls(['hidden']).hidden,
    select: "[part~='setting-hidden'], .architecture",
  };
  return {
    ...settingControls(settings),
    hidden,
    layers: hidden,
    augment: { ...settingControls(['augment']).augment, hides: '.augmentation' },
    settings: { select: "[part~='settings']", hides: '.settings', settings, label: (words) => words.settings.title },
    drawing: { select: '.drawing', label: ({ draw }) => draw.title },
    canvas: { select: '.drawing', label: ({ draw }) => draw.title },
    undo: { select: "[part~='undo']", label: ({ draw }) => draw.undo },
    clear: { select: "[part~='clear']", label: ({ draw }) => draw.clear },
    training: { select: '.training', label: ({ train }) => train.title },
    train: { select: "[part~='train']", label: ({ train }) => train.train },
    step: { select: "[part~='step']", label: ({ train }) => train.step },
    reset: { select: "[part~='reset']", label: ({ train }) => train.reset },
    'bring-back': { select: '.bring-back', label: ({ keep }) => keep.bringBack },
    reading: { select: '.reading', label: ({ read }) => read.title },
    bars: { select: '.bars', label: ({ teacher }) => teacher.controls.bars },
    image: { select: '.seen', label: ({ teacher }) => teacher.controls.image },
    teach: { select: '.correction', label: ({ teacher }) => teacher.controls.teach },
    results: { select: '.results', label: ({ train }) => train.results },
    accuracy: { select: '.accuracy', label: ({ teacher }) => teacher.controls.accuracy },
    chart: { select: '.results .chart, .results .legend', label: ({ teacher }) => teacher.controls.chart },
    lab: { select: '.lab', includes: [...LAB_TABS], label: ({ lab }) => lab.title },
    ...Object.fromEntries(
      LAB_TABS.map((name) => [name, { select: `#lab-tab-${name}, #lab-${name}`, label: ({ lab }) => lab.tabs[name] }]),
    ),
  };
};
