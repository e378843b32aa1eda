import { describe, expect, it } from 'vitest';
import { type CalendarFeed, writeCalendar } from './icalendar.ts';

const feed: CalendarFeed = {
  title: 'Календар; Славутич, громада',
  product: '-//Viche//Calendar//UK',
  writtenAt: new Date('2026-11-21T10:00:00Z'),
  entries: [
    {
      uid: '0193-ends@slavutych.example',
      title: 'Останній день: «Освітлення\r\nEND:VEVENT\r\nвулиці»; дороги, дощ \\',
      text: 'П’ятнадцять підписів із двохсот п’ятдесяти. '.repeat(4),
      url: 'https://slavutych.example/petitions/abcdefgh',
      when: { day: '2026-12-31' },
    },
    {
      uid: '0194-hearing@slavutych.example',
      title: 'Слухання',
      text: '',
      url: 'https://slavutych.example/petitions/abcdefgi',
      when: { at: new Date('2026-12-01T08:30:00Z') },
    },
  ],
};

describe('a calendar for programs', () => {
  const text = writeCalendar(feed);
  const unfolded = text.replaceAll('\r\n ', '');

  it('keeps a stranger’s text inside of its value', () => {
    expect(text.match(/^END:VEVENT\r$/gm)).toHaveLength(2);
    expect(unfolded).toContain('SUMMARY:Останній день: «Освітлення\\nEND:VEVENT\\nвулиці»\\; дороги\\, дощ \\\\\r\n');
  });

  it('has no line of more than 75 bytes, and no letter cut in two', () => {
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    expect(unfolded).toContain('П’ятнадцять підписів із двохсот п’ятдесяти. '.repeat(4).trimEnd());
  });

  it('says a day as a day and a moment as a moment', () => {
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
    expect(text).toContain('DTSTART:20261201T083000Z\r\n');
  });
});
