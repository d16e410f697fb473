// The one module that a page includes: <script type="module" src="inkling.js"></script>.
import { InklingDigits } from './elements/digits/element.js';

InklingDigits.define();

export { InklingDigits };
export { InklingError } from './engine/errors.js';
