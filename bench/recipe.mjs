// What Inkling is trained with where seconds to an accuracy are counted.

/** @type {Record<string, string>} as in the attributes of an element */
export const RECIPE = { hidden: '256,128', optimizer: 'adam', lr: '0.001', batch: '64', augment: 'on' };

/** Shares of the 2,000 test digits. */
export const ACCURACIES = [0.95, 0.97, 0.98];
export const SEEDS = [1, 2, 3];
/** After so much training an accuracy counts as not reached. */
export const LIMIT_SECONDS = 60;
/** The test digits are read, with the clock stopped, after so much training and a share of what has been trained. */
export const TEST_EVERY_SECONDS = 0.05;
export const TEST_EVERY_SHARE = 0.02;
