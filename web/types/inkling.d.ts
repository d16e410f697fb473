// The public interface of dist/inkling.js, for TypeScript. tests/types proves that it is that of the classes.

/** An error whose message a person can act on. */
export class InklingError extends Error {
  /** Which error it is, whatever the language. */
  code: string;
  /** What the message was made of. */
  details: Record<string, any>;
  constructor(code: string, details?: Record<string, any>);
}

/** Strokes of points, in the canvas's own 280 × 280 units, y down. */
export type Strokes = [x: number, y: number][][];

export type ExportFormat = 'safetensors' | 'onnx' | 'json' | 'pytorch';

/** What a call of `train` came to. */
export interface TrainingSummary {
  /** That it completed. */
  epochs: number;
  /** Mean over the minibatches of its last epoch. */
  loss: number;
  /** On the same, 0 to 1. */
  accuracy: number;
  /** At its end. */
  testLoss: number;
  testAccuracy: number;
  seconds: number;
  examplesPerSecond: number;
}

export interface EpochSummary {
  /** Its number, from 1. */
  epoch: number;
  /** Mean over its minibatches, each before its update. */
  loss: number;
  /** On the same, 0 to 1. */
  accuracy: number;
  /** On the test examples, after it. */
  testLoss: number;
  testAccuracy: number;
  /** Of training since the network was new. */
  seconds: number;
  /** Of the epoch, tests left out. */
  examplesPerSecond: number;
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

/** What a goal can ask for. */
export type Metric =
  'testAccuracy' | 'accuracy' | 'loss' | 'testLoss' | 'epochs' | 'units' | 'layers' | 'parameters' | 'seconds';

/** What both elements have. */
interface InklingElement extends HTMLElement {
  /** Resolves when the network is there; rejects when it cannot be. */
  readonly ready: Promise<void>;
  /**
   * Trains until `epochs` more epochs are complete, or, without a number, those of the settings. Resolves when done or
   * paused.
   */
  train(options?: { epochs?: number }): Promise<TrainingSummary>;
  /** Ends a training that is going on; what was learnt stays, and `train` goes on from there. */
  pause(): Promise<void>;
  /** A new network: the same, to the bit, for the same seed and settings. */
  reset(options?: { seed?: number }): Promise<void>;
  /** SHA-256 of the parameters, in 64 hexadecimal digits. */
  parameterHash(): Promise<string>;
  /** The network as a file; `pytorch` is a zip of a script and what it reads. */
  exportModel(format: ExportFormat): Promise<Blob>;
  /** Goes on with the network of a file, safetensors or JSON, and with its settings. */
  importModel(blob: Blob): Promise<void>;
}

/** `<inkling-digits>`: draw a digit, train a network, watch it read. */
export interface InklingDigits extends InklingElement {
  /** Trains on one minibatch. */
  step(): Promise<{ steps: number; epochs: number; loss: number; testLoss: number; testAccuracy: number }>;
  /** Reads a drawing that is not on the canvas. */
  recognise(strokes: Strokes): Promise<Reading>;
  /**
   * Judges the network on other digits.
   *
   * @param images n × 784 pixels, 0 (paper) to 255 (ink)
   * @param labels n of them, 0 to 9
   * @returns `confusion[10 * label + read]` digits
   */
  evaluate(images: Uint8Array, labels: Uint8Array): Promise<{ loss: number; accuracy: number; confusion: Uint32Array }>;
  /**
   * Adds a drawing to the user's own digits and fine-tunes the network on all of them.
   *
   * @returns how long it took, and how many of these digits the network reads afterwards
   */
  teach(strokes: Strokes, digit: number): Promise<{ seconds: number; read: number }>;
  /**
   * Keeps what there is now, before the page is left; training goes on.
   *
   * @returns whether all of it will be there again: not without the attribute `keep`, where the browser keeps nothing, and
   *   in a second tab
   */
  keepNow(): Promise<boolean>;
}

/** `<inkling-playground>`: points in the plane, a small network, and how it learns them. */
export interface InklingPlayground extends InklingElement {
  /** Trains on the next minibatch, on the next example alone, or to the end of the epoch. */
  step(size?: 'example' | 'minibatch' | 'epoch'): Promise<{
    steps: number;
    epochs: number;
    loss: number;
    accuracy: number;
    testLoss: number;
    testAccuracy: number;
  }>;
  /** Takes back the last update, or the last epoch. */
  back(size?: 'example' | 'minibatch' | 'epoch'): Promise<void>;
  /** The outputs of the network, point after point. */
  predict(points: [x: number, y: number][]): Promise<Float32Array>;
}

interface InklingElementClass<Element> {
  new (): Element;
  prototype: Element;
  readonly observedAttributes: string[];
  /** Makes the element known to the browser: inkling.js does so by itself, under the usual name. */
  define(name?: string): void;
}

export const InklingDigits: InklingElementClass<InklingDigits>;
export const InklingPlayground: InklingElementClass<InklingPlayground>;

/** The events of both elements. They bubble, also out of shadow roots. */
export interface InklingEventMap {
  /** After every epoch. */
  'inkling-epoch': CustomEvent<EpochSummary>;
  /** Of digits: another digit is read, or none. */
  'inkling-prediction': CustomEvent<{
    digit: number | null;
    isDigit: boolean | null;
    probabilities: number[] | null;
  }>;
  /** All conditions of the attribute `goal` hold, with all that is known. */
  'inkling-goal': CustomEvent<{ goal: string; values: Partial<Record<Metric, number>> }>;
  /** Settings have changed: those that hold now, and those of a new element, as attributes. */
  'inkling-settings': CustomEvent<{ settings: Record<string, string>; defaults: Record<string, string> }>;
  /** Something was refused or went wrong. */
  'inkling-error': CustomEvent<{ code: string; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'inkling-digits': InklingDigits;
    'inkling-playground': InklingPlayground;
  }
  interface HTMLElementEventMap extends InklingEventMap {}
  interface DocumentEventMap extends InklingEventMap {}
  interface WindowEventMap extends InklingEventMap {}
}
