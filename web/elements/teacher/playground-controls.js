// What a teacher can lock and hide in <inkling-playground>. Besides these, every setting by the name of its attribute.
import { settingControls } from './names.js';

/** @typedef {import('./names.js').Controls} Controls */

/**
 * | name                                | what it is                                                              |
 * | ----------------------------------- | ----------------------------------------------------------------------- |
 * | lr, loss, … (every setting)         | its field; `activation` those above the layers, `seed` New seed, too    |
 * | hidden, layers                      | the buttons that add and remove layers and units                        |
 * | settings                            | all settings, those in the drawing of the network included              |
 * | features                            | what the network is given of a point                                    |
 * | weights                             | the weights and biases of a unit, to be changed by hand                 |
 * | network                             | the panel of the network with all of these                              |
 * | data                                | the panel of the points                                                 |
 * | dataset                             | which points: the pictures, tables and points of one's own              |
 * | points, noise, share, points-seed   | the slider, the button for other points                                 |
 * | own                                 | points of one's own: clicked, typed or from a table                     |
 * | controls                            | all buttons of training                                                 |
 * | train, play, step, back, reset, new-seed | the button                                                         |
 * | step-size, pace, history            | what a step is, the pace, going back along the epochs                   |
 * | output                              | the panel of what it answers                                            |
 * | chart, show-test, discretise        | the curves, the box to tick                                             |
 * | files                               | the panel of files; no file is opened, dropped ones neither             |
 *
 * @param {string[]} settings names of all settings
 * @returns {Controls}
 */
export const playgroundControls = (settings) => {
  const layers = {
    ...settingControls(['hidden']).hidden,
    select: ".layer-size, [part~='add-layer']",
    hides: '.network-tools .help:not(.network-summary)',
  };
  const play = {
    select: "[part~='play']",
    label: (/** @type {import('../../i18n/index.js').Dictionary} */ { playground }) => playground.controls.play,
  };
  const activations = '.layer-head > .layer-activation';
  return {
    ...settingControls(settings),
    hidden: layers,
    layers,
    activation: { ...settingControls(['activation']).activation, select: activations },
    seed: { ...settingControls(['seed']).seed, select: "[part~='setting-seed'], [part~='new-seed']" },
    settings: {
      select: `.learning, ${layers.select}, ${activations}, [part~='new-seed']`,
      settings,
      label: (words) => words.settings.title,
    },
    features: { select: '.column.features', label: ({ playground }) => playground.network.features },
    weights: { select: '.unit-fields', hides: '.unit-editor', label: ({ teacher }) => teacher.controls.weights },
    network: {
      select: '.network-panel',
      settings: ['hidden', 'activation'],
      label: ({ playground }) => playground.network.title,
    },
    data: { select: '.data', includes: ['dataset', 'own'], label: ({ playground }) => playground.data.title },
    dataset: { select: '.datasets, .own', includes: ['own'], label: ({ playground }) => playground.data.title },
    points: { select: "[part~='points']", label: ({ playground }) => playground.data.points },
    noise: { select: "[part~='noise']", label: ({ playground }) => playground.data.noise },
    share: { select: "[part~='share']", label: ({ playground }) => playground.data.share },
    'points-seed': { select: "[part~='points-seed']", label: ({ teacher }) => teacher.controls['points-seed'] },
    own: { select: ".own, [data-dataset='own']", label: ({ teacher }) => teacher.controls.own },
    controls: { select: '.controls', label: ({ playground }) => playground.controls.title },
    train: play,
    play,
    step: { select: "[part~='step']", label: ({ playground }) => playground.controls.step },
    back: { select: "[part~='back']", label: ({ playground }) => playground.controls.back },
    reset: { select: "[part~='reset']", label: ({ playground }) => playground.controls.reset },
    'new-seed': { select: "[part~='new-seed']", label: ({ playground }) => playground.controls.newSeed },
    'step-size': { select: "[part~='step-size']", label: ({ playground }) => playground.controls.size },
    pace: { select: "[part~='pace']", label: ({ playground }) => playground.controls.pace },
    history: { select: "[part~='history']", label: ({ teacher }) => teacher.controls.history },
    output: { select: '.output', label: ({ playground }) => playground.output.title },
    chart: { select: '.output .curves', label: ({ teacher }) => teacher.controls.chart },
    'show-test': { select: "[part~='show-test']", label: ({ playground }) => playground.output.showTest },
    discretise: { select: "[part~='discretise']", label: ({ playground }) => playground.output.discretise },
    files: { select: '.files', label: ({ playground }) => playground.files.title },
  };
};
