// What the session tells the page: plain data, since it crosses between threads.

/** Where training stands. */
export interface Progress {
  /** Minibatches since the beginning. */
  steps: number;
  /** Passes through the training digits that are complete. */
  epochs: number;
  /** The share of the present pass that is done, in [0, 1). */
  epochProgress: number;
  /** The number of epochs at which training stops. */
  goal: number;
  /** Weights and biases. */
  parameterCount: number;
  /** Which network of the session: the first is 1, and every new one has the next number. */
  network: number;
}

export interface EpochSummary {
  /** Its number, from 1. */
  epoch: number;
  /** Mean over its minibatches, each before its update. */
  loss: number;
  /** On the same. */
  accuracy: number;
  /** On the test digits, after it. */
  testLoss: number;
  testAccuracy: number;
  /** Of training since the network was new. */
  seconds: number;
  /** Of the epoch, tests left out. */
  examplesPerSecond: number;
}

/** What a call of `train` came to. */
export interface TrainingSummary {
  /** That it completed. */
  epochs: number;
  /** Of its last epoch, as in EpochSummary. */
  loss: number;
  accuracy: number;
  /** At its end. */
  testLoss: number;
  testAccuracy: number;
  seconds: number;
  examplesPerSecond: number;
}

export interface StepSummary {
  /** Minibatches since the beginning. */
  steps: number;
  epochs: number;
  /** Of the minibatch, before its update. */
  loss: number;
  testLoss: number;
  testAccuracy: number;
}

export interface State {
  settings: Record<string, string>;
  progress: Progress;
  /** Nothing has been trained yet. */
  isNew: boolean;
  /** A trained network was replaced and can be brought back. */
  canBringBack: boolean;
  /** Which digits it trains on: the number of a set of one's own, or null for the bundled ones. */
  digits: number | null;
}

export interface TallySums {
  loss: number;
  correct: number;
  milliseconds: number;
  examples: number;
}

/** How far a training has come, as plain data. */
export interface PlainCourse {
  goal: number;
  goalFrom: number;
  goalIsOfSettings: boolean;
  /** Of training since the network was new. */
  seconds: number;
  epoch: TallySums;
  lastEpoch: TallySums;
  lastTest: { point: TestPoint; steps: number };
}

/** A network and its training as they stand: all that it takes to go on, to the bit. */
export interface Snapshot {
  /** Safetensors with a checkpoint. */
  model: Blob;
  course: PlainCourse;
  /** As in State. */
  digits: number | null;
}

export interface Reading {
  /** The most probable one. */
  digit: number;
  /** False where the network gives none of the digits at least half of the probability. */
  isDigit: boolean;
  /** Of the digits 0 to 9. */
  probabilities: Float32Array;
  /** 28 × 28 pixels as the network sees them, 0 (paper) to 255 (ink). */
  image: Uint8Array;
}

/** Strokes of points, in the canvas's own 280 × 280 units, y down. */
export type Strokes = [x: number, y: number][][];

export interface LossPoint {
  /** Where on the axis of epochs. */
  epochs: number;
  /** Mean since the point before. */
  loss: number;
  /** Of the last minibatch. */
  learningRate: number;
}

export interface TestPoint {
  epochs: number;
  loss: number;
  accuracy: number;
  /** The L2 norm of the gradient of the mean loss over some training digits. */
  gradientNorm: number;
  /** Of training since the network was new. */
  seconds: number;
}

/** Where training was, and can be taken back to. */
export interface SnapshotPlaces {
  /** On the axis of epochs, in ascending order. */
  places: number[];
  /** That of these to which it has been taken back; null when it is as far as it ever was. */
  shown: number | null;
  /** The network is not too large for them. */
  isPossible: boolean;
}

/** What is new since the last update. */
export interface Update {
  progress: Progress;
  /** Training goes on from an earlier place: what was told of later ones does not hold any more, but for what follows. */
  cutAfter?: number;
  losses?: LossPoint[];
  tests?: TestPoint[];
  epochs?: EpochSummary[];
  /** Of the drawing that is kept. */
  reading?: Reading;
}

export type OnUpdate = (update: Update) => void | Promise<void>;
