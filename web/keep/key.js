/** @returns {string} a name that nothing else has, on this device or another */
export function newKey() {
  // randomUUID() is for secure addresses only, and schools' servers are not all.
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
