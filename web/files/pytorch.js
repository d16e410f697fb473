// A network for PyTorch, as one file.
import { pytorchScript } from '../engine/pytorch-script.js';
import { zipped } from './zip.js';

/**
 * @param {Uint8Array} filled what the core has filled into the script
 * @param {Uint8Array} parameters safetensors, which the script reads
 */
export const pytorchFile = (filled, parameters) =>
  zipped({ 'inkling.py': pytorchScript(filled), 'inkling.safetensors': parameters });
