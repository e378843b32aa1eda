import { LEFT_OUT } from './left-out.ts';

export interface ReadmeFacts {
  readonly officialName: string;
  readonly slug: string;
  readonly takenAt: Date;
}

/** The words that lie on top of an archive, in both languages. */
export function readmeText({ officialName, slug, takenAt }: ReadmeFacts): string {
  const at = takenAt.toISOString();
  const leftOut = Object.keys(LEFT_OUT).join(', ');
  return `АРХІВ ГРОМАДИ
${officialName} (${slug}), станом на ${at} (UTC)

Тут усе, що Віче зберігало про сайт громади на цю мить. Архів можна перенести на іншу установку Віче:
    npm run tenant:import -- АРХІВ.zip

README.txt       цей текст
manifest.json    перелік: версія формату, міграції бази даних, таблиці з типами стовпців, кількість рядків,
                 розмір і контрольна сума SHA-256 кожної частини
manifest.seal    печатка переліку: HMAC-SHA-256 ключем, виведеним із парольної фрази
keys.json        ключі громади, зашифровані парольною фразою (scrypt, AES-256-GCM)
tables/*.ndjson  таблиці бази даних: один рядок файлу – один запис у форматі JSON.
                 Відсутнє поле – порожнє значення (NULL), байти – «\\x» і шістнадцятковий запис, час – UTC
files/           прикріплені файли, кожен зашифрований власним ключем (його тримає таблиця attachment)

Персональні дані в таблицях зашифровано ключем громади, позначки осіб загорнуто ключем цього архіву: без парольної
фрази прочитати їх не можна. Загублену фразу не відновить ніхто. Решта текстів відкрита, тож зберігайте архів так
само дбайливо, як саму базу даних, і знищте його, коли він уже не потрібен.

Немає в архіві: паролів і ключів доступу з налаштувань (їх уводять заново), входів на сайт, черг і тимчасових записів (${leftOut}).


ARCHIVE OF A HROMADA
${officialName} (${slug}), as of ${at} (UTC)

All that Viche kept for the hromada's site at that moment. It can be brought into another installation of Viche:
    npm run tenant:import -- ARCHIVE.zip

README.txt       this text
manifest.json    the list: version of the format, migrations of the database, tables with the types of their columns,
                 numbers of rows, length and SHA-256 of each part
manifest.seal    the seal of the list: HMAC-SHA-256 with a key made from the passphrase
keys.json        the hromada's keys, encrypted with the passphrase (scrypt, AES-256-GCM)
tables/*.ndjson  tables of the database: a line is a row, as JSON. A member that is absent is NULL, bytes are "\\x" and
                 hex, moments are UTC
files/           attached files, each encrypted with a key of its own (the table attachment keeps it)

Personal data in the tables are encrypted with the hromada's key, marks of people are wrapped with a key of this archive:
without the passphrase nobody can read them, and nobody can restore a lost one. All other texts are plain, so keep the
archive as carefully as the database itself, and destroy it when it is no longer needed.

Not in it: passwords and secret settings (they are entered anew), logins, queues and passing records (${leftOut}).
`;
}
