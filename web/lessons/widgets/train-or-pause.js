// A button that begins and one that pauses, of which only one is there.

/**
 * @param {{train: HTMLButtonElement, pause: HTMLButtonElement, said: HTMLElement}} parts `said` tells how far it has come
 * @param {boolean} isRunning
 */
export function showRunning({ train, pause, said }, isRunning) {
  const [shown, hidden] = isRunning ? [pause, train] : [train, pause];
  const hadFocus = document.activeElement === hidden;
  train.hidden = isRunning;
  pause.hidden = !isRunning;
  if (hadFocus) shown.focus();
  said.setAttribute('aria-live', isRunning ? 'off' : 'polite'); // not every epoch
}
