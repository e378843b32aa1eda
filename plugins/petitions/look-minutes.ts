/** For so long an opened look shows what it was opened for; then it takes another one. */
export const LOOK_MINUTES = 15;
