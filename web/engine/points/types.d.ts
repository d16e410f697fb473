// What a session over points tells the page: plain data, since it crosses between threads.

/** Points of one's own, in the plane. */
export interface OwnPoints {
  /** [count × 2], within the square from -6 to 6 that is shown. */
  inputs: Float32Array;
  /** Of each point its class, from 0; empty for values. */
  labels: Uint8Array;
  /** Of each point what is to be predicted; empty for classes. */
  values: Float32Array;
}

/** What is to be learnt. */
export interface Task {
  /** A name of the core's (src/points.hpp), or `own`. */
  dataset: string;
  /** Points in all; a truth table has four. */
  points: number;
  /** 0 to 0.5. */
  noise: number;
  /** Of the points, those to train on; the others test. With 1, for points of one's own, all of them do both. */
  share: number;
  /** Names the points; the setting `seed` names the weights. */
  dataSeed: number;
  /** What the network is given of a point: names of the core's (src/point_features.hpp). */
  features: string[];
  /** Those of `own`. */
  own: OwnPoints;
}

export interface PointsData {
  training: OwnPoints;
  test: OwnPoints;
  /** 0 for values. */
  classes: number;
  outputs: number;
  /** The square that is shown, and whose surface is plotted, reaches so far to each side of the origin. */
  halfWidth: number;
}

export interface Layer {
  units: number;
  activation: string;
}

/** The network and what it learns: changes only when the user changes something. */
export interface PointsState {
  /** Which network of the session: the first is 1, and every new one has the next number. */
  network: number;
  settings: Record<string, string>;
  task: Task;
  data: PointsData;
  /** Hidden layers and the output. */
  layers: Layer[];
}

/** Where training stands. */
export interface PointsNews {
  network: number;
  /** Updates of the weights since the beginning. */
  steps: number;
  /** Passes through the training points, with the share of the present one. */
  epochs: number;
  /** Mean loss and share of points classified rightly (NaN for values). */
  training: { loss: number; accuracy: number };
  test: { loss: number; accuracy: number };
  learningRate: number;
  /** Layer by layer: weights [inputs × units] row by row, then biases. */
  parameters: Float32Array;
  surface: import('#wasm').SurfacePlot;
  curve: Curve;
  /** The furthest that training can be moved on to again after it was taken back, in epochs. */
  furthest: number;
  /** The earliest that it can be taken back to. */
  earliest: number;
  /** Of the last epoch that is complete, if one is. */
  lastEpoch: import('../types.js').EpochSummary | null;
}

/** Losses over the epochs. */
export interface Curve {
  epochs: Float64Array;
  training: Float64Array;
  test: Float64Array;
}

/** Resolves when the page is ready for the next. */
export type OnPointsUpdate = (news: PointsNews) => void | Promise<void>;

/** How fast training is shown: an epoch a frame, or as many as there is time for. */
export type Pace = 'frame' | 'full';

/** How much a single step trains. */
export type StepSize = 'example' | 'minibatch' | 'epoch';
