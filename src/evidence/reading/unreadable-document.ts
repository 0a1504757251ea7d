/** The document itself can't be read: trying again would end the same way. Anything else may go well the next time. */
export class UnreadableDocument extends Error {}
