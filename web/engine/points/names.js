// What there is to learn in the plane, and what a network can be given of it: by names, without the core.

/** As many as can be judged between two frames. */
export const MOST_POINTS = 10_000;
export const MOST_CLASSES = 10;

/** Their four points are at 0 and 1, and all of them are to be learnt. */
export const TRUTH_TABLES = ['and', 'or', 'xor-table'];

/** Those that have a value at every point instead of a class. */
export const SURFACES = ['plane', 'gauss-surface'];

/** The sets that the core makes. */
export const GENERATED = ['circle', 'xor', 'gauss', 'spiral', 'moons', ...TRUTH_TABLES, ...SURFACES];

/** What the network can be given of a point. */
export const FEATURES = ['x', 'y', 'xSquared', 'ySquared', 'xTimesY', 'sinX', 'sinY'];

/** The plane reaches so far to each side of the origin. */
export const HALF_WIDTH = 6;
