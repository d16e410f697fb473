// What a lesson is, and what the page gives to it.

/** @typedef {import('../engine/bridge.js').RemotePointsSession} RemotePointsSession */
/** @typedef {import('../engine/bridge.js').RemoteSession} RemoteSession */
/** @typedef {import('../engine/computations.js').Computations} Computations */

/**
 * The page shows its title and lead (`title` and `lead` of its words; `name` stands in the list of lessons), and below
 * them its view.
 *
 * @typedef {object} Lesson
 * @property {string} name as in the address: learn.html#name
 * @property {string[]} exercises their names, in their order
 * @property {(host: LessonHost) => LessonView} make called when the lesson is first opened
 */

/**
 * @typedef {object} LessonView
 * @property {HTMLElement} element the lab, and the exercises below it
 * @property {(words: any, language: string) => void} translate called at once, and at every change of language; `words`
 *   are those of the lesson, and in `words.shared` those that all lessons share
 * @property {() => void} open it is shown
 * @property {() => void} close it is hidden: pauses every training
 * @property {() => void} restyle colours have changed
 */

/**
 * @typedef {object} LessonHost
 * @property {(onNews: (news: import('../engine/points/types.js').PointsNews) => void) => Promise<RemotePointsSession>} pointsSession
 *   a session of its own, which tells what is new once a frame at the most
 * @property {(onUpdate: (update: import('../engine/types.js').Update) => void) => Promise<RemoteSession>} digitsSession
 *   a session of its own; the digits are loaded when they are first asked for
 * @property {<Name extends keyof Computations>(name: Name, ...args: ArgumentsOf<Name>) => Promise<ReturnType<Computations[Name]>>} compute
 * @property {(value: number, decimals?: number) => string} format as the reader writes numbers
 * @property {(share: number, decimals?: number) => string} percent
 * @property {(error: unknown) => void} report says above the lesson what went wrong
 * @property {(answer: Answer) => void} answered tells the page's surroundings, and keeps what is solved
 * @property {(exercise: string) => boolean} isSolved now or on an earlier visit
 */

/**
 * @template {keyof Computations} Name
 * @typedef {Computations[Name] extends (core: any, ...args: infer Args) => any ? Args : never} ArgumentsOf
 */

/**
 * @typedef {object} Answer
 * @property {string} exercise
 * @property {boolean} isRight
 * @property {string | null} [code] from which `inkling verify` repeats the run that is the answer
 */

export {};
