/** For so long an opened look shows what it was opened for; then it takes another one. */
export const LOOK_MINUTES = 15;
/** One that a second person approved waits for whoever asked: the approval may come while nobody is at the desk. */
export const APPROVED_LOOK_HOURS = 24;
