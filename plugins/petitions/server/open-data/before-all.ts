/** Lower than every id: with it the first batch is asked for as all others are, and each starts where it must in the index. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
