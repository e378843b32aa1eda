import { type DateInput, type DateStyle, machineDate, useFormat } from '@viche/i18n';

interface DateTextProps {
  readonly value: DateInput;
  readonly format?: DateStyle;
  readonly clock?: 'hidden' | 'shown';
}

/** A date that programs can read too: `<time>` with the exact instant, words in Kyiv time. */
export function DateText({ value, format = 'long', clock = 'hidden' }: DateTextProps) {
  const { date, dateTime } = useFormat();
  return <time dateTime={machineDate(value)}>{clock === 'shown' ? dateTime(value, format) : date(value, format)}</time>;
}
