/** The answer to an act that waits for a second member of staff: not a failure, and nothing is done yet. */
export const SECOND_PERSON = 'core/four-eyes';
