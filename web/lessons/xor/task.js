// The truth table of XOR as a task: all of it is to be learnt.

/** @type {Partial<import('../../engine/points/types.js').Task>} */
export const XOR = {
  dataset: 'own',
  own: {
    inputs: new Float32Array([0, 0, 0, 1, 1, 0, 1, 1]),
    labels: new Uint8Array([0, 1, 1, 0]),
    values: new Float32Array(),
  },
  share: 1,
  features: ['x', 'y'],
};
