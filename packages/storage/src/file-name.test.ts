import { describe, expect, it } from 'vitest';
import { cleanFileName, contentDisposition } from './file-name.ts';

describe('names of files', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\Ольга\\лист.pdf', 'лист.pdf'],
    ['a\0b.pdf', 'ab.pdf'],
    ['рахунок\u202Efdp.exe', 'рахунокfdp.pdf'],
    ['CON', 'file.pdf'],
    ['con.pdf', 'file.pdf'],
    ['', 'file.pdf'],
    ['...', 'file.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'a Set-Cookie x=1.pdf'],
    ['фото"><script>.png', 'фото script.pdf'],
    ['звіт.tar.gz', 'звіт.pdf'],
    ['і\u0308жак.pdf', 'їжак.pdf'],
    ["Об'єкт Об’єкт Обʼєкт Об`єкт Об‘єкт.pdf", "Об'єкт Об’єкт Обʼєкт Об`єкт Об‘єкт.pdf"],
    ['\u{1F3DB}️ план.pdf', '\u{1F3DB}️ план.pdf'],
  ])('U06 %j becomes %j', (given, clean) => {
    expect(cleanFileName(given, 'application/pdf')).toBe(clean);
  });

  it('U06 are at most 100 characters, whole ones', () => {
    const name = cleanFileName(`${'🏛'.repeat(300)}.pdf`, 'application/pdf');
    expect([...name].length).toBe(100);
    expect(name.endsWith('🏛.pdf')).toBe(true);
  });

  it('U06 stand in a header encoded, and say nothing else there', () => {
    const header = contentDisposition('attachment', cleanFileName('зві"т\r\nX: 1; filename=a.exe', 'application/pdf'));
    expect(header).toMatch(/^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w%.-]+$/);
    expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe('зві т X 1; filename=a.pdf');
  });
});
