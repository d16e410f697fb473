// The truth table of XOR as a task: all of it is to be learnt.

/** @type {Partial<import('../../engine/points/types.js').Task>} */
export const XOR = { dataset: 'xor-table' };
