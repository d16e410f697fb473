// Files that are dropped anywhere on an element.

/**
 * @param {HTMLElement} target has the attribute `data-dropping` while files are held over it
 * @param {(files: File[]) => void} onFiles
 */
export function takeDroppedFiles(target, onFiles) {
  const hasFiles = (/** @type {DragEvent} */ { dataTransfer }) => dataTransfer?.types.includes('Files') ?? false;
  target.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault(); // or the browser would open the file in the place of the page
    target.toggleAttribute('data-dropping', true);
  });
  target.addEventListener('dragleave', (event) => {
    const isWithin = event.relatedTarget instanceof Node && target.contains(event.relatedTarget);
    if (!isWithin) target.removeAttribute('data-dropping');
  });
  target.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    target.removeAttribute('data-dropping');
    onFiles([...(event.dataTransfer?.files ?? [])]);
  });
}
