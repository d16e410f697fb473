// What wasm/ exports, as built into build/wasm.
export type Reply<Value> = { value: Value; error?: undefined } | { value?: undefined; error: string };

export interface SettingInfo {
  name: string;
  kind: 'number' | 'whole number' | 'choice' | 'switch' | 'whole numbers' | 'choices';
  defaultValue: string;
  minimum: number;
  maximum: number;
  /** Whether the minimum itself is in range. */
  takesMinimum: boolean;
  choices: string[];
}

export interface EvaluationSummary {
  count: number;
  loss: number;
  accuracy: number;
  confusion: Uint32Array;
}

/** An object of the core's: freed by `delete`, not by the garbage collector. */
export interface Owned {
  delete(): void;
}

export interface Settings extends Owned {
  set(name: string, text: string): Reply<undefined>;
  get(name: string): Reply<string>;
  copy(): Settings;
  /** Whether training with the others has to begin with a new network. */
  needsNewNetwork(others: Settings): boolean;
}

export interface Dataset extends Owned {
  size(): number;
}

/** What a data set of points holds. */
export interface PointTable {
  /** [count × inputs] */
  inputs: Float32Array;
  /** [count], or none where there are values. */
  labels: Uint8Array;
  /** [count × outputs], or none where there are labels. */
  values: Float32Array;
}

/** A lesson for one network (src/teaching.hpp). */
export interface Teacher extends Owned {
  /** On so many minibatches; whether the lesson is over. */
  teach(count: number): Reply<boolean>;
}

/** Made-up pen drawings of digits, and of shapes that are none. */
export interface PenDrawings extends Owned {
  size(): number;
  draw(count: number): Reply<undefined>;
  addedTo(dataset: Dataset): Reply<Dataset>;
}

export interface Evaluation extends Owned {
  summary(): EvaluationSummary;
}

/** What a network makes of some examples. */
export interface Predictions {
  labels: Uint8Array;
  predicted: Uint8Array;
  /** [examples × outputs] */
  outputs: Float32Array;
}

export interface EvaluationDetails {
  precision: Float64Array;
  recall: Float64Array;
  /** Of the reliability diagram. */
  bins: { count: number; accuracy: number; confidence: number }[];
  calibrationError: number;
}

export interface MeanGradient extends Owned {
  add(session: Session, data: Dataset, first: number, last: number): Reply<undefined>;
  /** L2. */
  norm(session: Session): number;
}

export interface Session extends Owned {
  steps(
    count: number,
  ): Reply<{ loss: number; examples: number; correct: number; hasDiverged: boolean; hasStopped: boolean }>;
  rollBack(): void;
  /** Frees what only training needs. The loss on other data must have been found finite. */
  rest(): void;
  trainOn(dataset: Dataset): Reply<undefined>;
  apply(settings: Settings): Reply<undefined>;
  progress(): { epochs: number; epochProgress: number; steps: number };
  parameterCount(): number;
  parameterHash(): string;
  /** inputs: 784 pixels as bytes, or as many floats as the network takes. */
  predict(inputs: Uint8Array | Float32Array): Reply<Float32Array>;
  evaluateRange(data: Dataset, first: number, last: number, evaluation: Evaluation): Reply<undefined>;
  exportModel(format: ModelFormat): Reply<Uint8Array<ArrayBuffer>>;
  /** Hands the same to a reader, as a view that holds no longer than that. */
  readModel<Result>(format: ModelFormat, reader: { read(file: Uint8Array<ArrayBuffer>): Result }): Reply<Result>;
}

/** A square of the plane in cells, the uppermost row first (src/surface.hpp). */
export interface Surface extends Owned {
  /** What every unit computes there; hidden ones at the first of every `stride` cells, which must divide the side. */
  plot(session: Session, stride: number): Reply<SurfacePlot>;
}

export interface SurfacePlot {
  /** Of each output: [side × side] */
  outputs: Float32Array[];
  /** Of each hidden layer's units: [side / stride × side / stride] */
  layers: Float32Array[][];
}

/** `pytorch-script` is what the core fills into the script (pytorch-script.js). */
export type ModelFormat = 'safetensors' | 'json' | 'onnx' | 'pytorch-script';

/** What a model file holds. */
export interface Model extends Owned {
  settings(): Settings;
  inputs(): number;
  outputs(): number;
  /** Leaves the network with its settings: where training stood is forgotten. */
  forgetCheckpoint(): void;
  /** Refused when the data have other inputs or outputs than the network. */
  makeSession(training: Dataset): Reply<Session>;
}

/** The gradient of the mean loss L over some examples (src/loss_gradient.hpp). */
export interface Gradients {
  loss: number;
  /** By back-propagation. */
  layers: LayerGradient[];
  /** By central differences, when they were asked for. */
  numeric?: LayerGradient[];
  /** The length of the difference by the sum of both lengths, likewise. */
  relativeError?: number;
}

export interface LayerGradient {
  /** ∂L/∂W: [inputs × units], row by row. */
  weights: Float32Array;
  /** ∂L/∂b: [units] */
  biases: Float32Array;
  /** ∂L/∂z of each unit, summed over the examples: the same as ∂L/∂b, since ∂z/∂b is 1. */
  deltas: Float32Array;
  /** L2, of ∂L/∂W. */
  norm: number;
}

export interface ActivationCurve {
  inputs: Float32Array;
  values: Float32Array;
  /** Derivatives, as back-propagation has them. */
  slopes: Float32Array;
}

/** The loss of one example by its logit (src/curves.hpp). */
export interface LossCurve {
  logits: Float32Array;
  outputs: Float32Array;
  losses: Float32Array;
  /** By the logit. */
  gradients: Float32Array;
}

export interface SoftmaxSteps {
  /** Divided by the temperature. */
  scaled: Float32Array;
  maximum: number;
  /** Less the maximum. */
  shifted: Float32Array;
  exponentials: Float32Array;
  sum: number;
  probabilities: Float32Array;
  /** Of `scaled`, and so infinite from 89 on. */
  naiveExponentials: Float32Array;
  naiveProbabilities: Float32Array;
}

/** What a layer computes on one example: weighted sums, and what its activation makes of them. */
export interface LayerState {
  activation: string;
  sums: Float32Array;
  outputs: Float32Array;
}

/** How one unit comes to its activation (src/inspection.hpp). */
export interface UnitState {
  inputs: Float32Array;
  weights: Float32Array;
  terms: Float32Array;
  termTotal: number;
  bias: number;
  sum: number;
  output: number;
  gradient: Float32Array;
  contributions: Float32Array;
}

export interface Inspection {
  layers: LayerState[];
  unit: UnitState;
}

export interface LayerActivity {
  units: number;
  dead: number;
  saturated: number;
}

export interface UnitActivity extends Owned {
  add(session: Session, data: Dataset, first: number, last: number): Reply<undefined>;
  /** Of each hidden layer. */
  layers(): LayerActivity[];
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What becomes of a drawing, step by step (src/preprocess.hpp). */
export interface PreprocessStages {
  /** 280 × 280 pixels. */
  ink: Uint8Array;
  /** Around all ink. */
  box: Box;
  /** What is scaled of it. */
  cropped: Box;
  /** As large as `placed` says. */
  scaled: Uint8Array;
  /** Where the scaled image lies in `image`. */
  placed: Box;
  /** Centre of mass, in pixels of the scaled image. */
  massX: number;
  massY: number;
  image: Uint8Array;
}

export interface Core {
  readonly brushWidth: number;
  readonly canvasSide: number;
  /** Of the most probable digit; a drawing for which it is less is read as none (src/metrics.hpp). */
  readonly leastConfidence: number;
  settingTable(): SettingInfo[];
  makeSettings(): Settings;
  readDataset(images: Uint8Array, labels: Uint8Array): Reply<Dataset>;
  makeDataset(pixels: Uint8Array, labels: Uint8Array): Reply<Dataset>;
  /** points: [count × inputs]; labels below `outputs`, or 0 and 1 with one output. */
  makePoints(points: Float32Array, labels: Uint8Array, inputs: number, outputs: number): Reply<Dataset>;
  makePenDrawings(): PenDrawings;
  splitDataset(dataset: Dataset): Reply<{ training: Dataset; test: Dataset }>;
  /** points: [count × inputs]; values: [count × outputs]. */
  makeValues(points: Float32Array, values: Float32Array, inputs: number, outputs: number): Reply<Dataset>;
  /** `share`: of the points to train on, over 0 and under 1. */
  generatePoints(
    kind: string,
    count: number,
    noise: number,
    seed: number,
    outputs: number,
    share: number,
  ): Reply<{ training: Dataset; test: Dataset }>;
  /** The same for points of one's own, in an order drawn from the seed; a single point is both parts. */
  splitOwnPoints(points: Dataset, share: number, seed: number): Reply<{ training: Dataset; test: Dataset }>;
  /** Of points in the plane: x, y, xSquared, ySquared, xTimesY, sinX, sinY, those that are named, each once. */
  withFeatures(points: Dataset, features: string[]): Reply<Dataset>;
  pointsOf(points: Dataset): Reply<PointTable>;
  imageOfStrokes(coordinates: Float32Array, counts: Uint32Array): Reply<Uint8Array | null>;
  /** rgba: [height × width × 4], as a canvas has them. */
  imageOfPixels(rgba: Uint8Array, width: number, height: number): Reply<Uint8Array | null>;
  /** inputs: 784 pixels as bytes, or as many floats as the network takes. */
  inspect(session: Session, inputs: Uint8Array | Float32Array, layer: number, unit: number): Reply<Inspection>;
  incomingWeights(session: Session, layer: number, unit: number): Reply<Float32Array>;
  makeUnitActivity(): UnitActivity;
  stagesOfStrokes(
    coordinates: Float32Array,
    counts: Uint32Array,
    scalesToBox: boolean,
    centresMass: boolean,
  ): Reply<PreprocessStages | null>;
  variationNames(): string[];
  /** 280 × 280 pixels of a digit drawn in the manner with this number. */
  variedInk(data: Dataset, example: number, variation: number): Reply<Uint8Array>;
  variedDigits(
    data: Dataset,
    first: number,
    last: number,
    variation: number,
    scalesToBox: boolean,
    centresMass: boolean,
  ): Reply<Dataset>;
  makeEvaluation(): Evaluation;
  /** For networks with so many outputs: one of them tells two classes apart. */
  makeEvaluationOf(outputs: number): Evaluation;
  makeSession(settings: Settings, training: Dataset): Reply<Session>;
  /** A lesson over some of the training data and a person's own digits. */
  makeTeacher(pupil: Session, training: Dataset, own: Dataset): Reply<Teacher>;
  learnFrom(pupil: Session, teacher: Teacher): Reply<undefined>;
  /** Reads safetensors and JSON. */
  readModel(bytes: Uint8Array): Reply<Model>;
  predictions(session: Session, data: Dataset, first: number, last: number): Reply<Predictions>;
  /** [examples × outputs] */
  outputs(session: Session, data: Dataset): Reply<Float32Array>;
  judgement(evaluation: Evaluation): EvaluationDetails;
  /** [numbers × 784] */
  digitImages(data: Dataset, numbers: Int32Array): Reply<Uint8Array>;
  /** [epochs × 784]: a digit of the training data as the first epochs with augmentation show it. */
  augmentedDigit(session: Session, data: Dataset, example: number, epochs: number): Reply<Uint8Array>;
  /** Of the last minibatch. */
  learningRate(session: Session): number;
  makeMeanGradient(): MeanGradient;
  /** For sessions of the same network. */
  takeSnapshot(session: Session): Reply<Owned>;
  /** Back to a snapshot; the settings of then. */
  restore(session: Session, snapshot: Owned): Reply<Settings>;
  /** Of the network, the output last. */
  layers(session: Session): { units: number; activation: string }[];
  /** Layer by layer, weights [inputs × units] row by row, then biases. */
  parameters(session: Session): Float32Array;
  /** Puts these in the place of the network's and forgets the optimizer's state. */
  setParameters(session: Session, parameters: Float32Array): Reply<undefined>;
  /** Makes the network sure of one of its outputs, whatever it sees. */
  saturate(session: Session, output: number): Reply<undefined>;
  /** The places of the examples of the next minibatch in the training data. */
  nextExamples(session: Session): Int32Array;
  /** Of the mean loss over the examples first … last - 1, and, when it is checked, by central differences. */
  gradients(session: Session, data: Dataset, first: number, last: number, isChecked: boolean): Reply<Gradients>;
  /** Of the square [-halfWidth, halfWidth]² in side × side cells. */
  makeSurface(features: string[], side: number, halfWidth: number): Reply<Surface>;
  /** At `count` inputs from the first to the last. */
  activationCurve(name: string, from: number, to: number, count: number): Reply<ActivationCurve>;
  lossCurve(loss: string, target: number, from: number, to: number, count: number): Reply<LossCurve>;
  softmaxSteps(logits: Float32Array, temperature: number): Reply<SoftmaxSteps>;
  /** The same product so many times: multiplications and additions, and the sum of its elements. */
  multiplyForSpeed(isVectorised: boolean, repetitions: number): Reply<{ operations: number; checksum: number }>;
  /** A code from which `inkling verify` trains to the same network, if nothing was changed by hand meanwhile. */
  pointsResultCode(
    session: Session,
    kind: string,
    count: number,
    noise: number,
    pointsSeed: number,
    share: number,
    features: string[],
    exercise: string,
  ): Reply<string>;
  /** The same of a run on the bundled digits; `saturated`: the digit that `saturate` began it with, or -1. */
  digitsResultCode(session: Session, saturated: number, exercise: string): Reply<string>;
  heapBytes(): number;
}

export default function instantiate(options: { wasmBinary: Uint8Array }): Promise<Core>;
