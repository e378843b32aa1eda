/**
 * Words that stand in every text and tell none from another, in the letters that `normaliseForSearch` leaves. A question that
 * consists of nothing else finds nothing.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `а або але без би біля бо буде був була були було бути в вас вже ви вона вони воно від він для до ж же з за зі із й його їх
  її і коли котрий ми на над нам нас не ним них ні ніж о об однак он під по при про проте саме свій себе та так також такий там
  те тим то того тому тут у усе усі хто це цей ця цього цьому ці цих через чи ще що щоб як яка яке який які якщо буд кв
  a an and are as at be been but by for from has have in into is it its of on or our so that the their there these they this to
  was we were which will with you your`.split(/\s+/u),
);
