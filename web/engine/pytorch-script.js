// The script that goes on with a model in PyTorch.
import text from '../../src/pytorch_script.py?raw';

/**
 * @param {Uint8Array} filled the two dictionaries of the script that the core has filled in
 * @returns {Uint8Array<ArrayBuffer>} the script
 */
export function pytorchScript(filled) {
  const [settings, optimizer] = new TextDecoder().decode(filled).trim().split('\n\n');
  // By functions, since a text would have its dollar signs read as patterns.
  const script = text
    .replace('\nSETTINGS = {}\n', () => `\n${settings}\n`)
    .replace('\nOPTIMIZER = {}\n', () => `\n${optimizer}\n`);
  return new TextEncoder().encode(script);
}
