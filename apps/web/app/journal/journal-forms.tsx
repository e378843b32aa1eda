import { useTranslation } from '@viche/i18n';
import { FormSecrets, type JournalPage, type JournalQuery, useSite } from '@viche/site';
import { Button, Columns, Select, TextInput } from '@viche/ui';
import { JOURNAL_FIELDS } from './journal-query.ts';

interface JournalFilterProps {
  readonly query: JournalQuery;
  readonly page: Pick<JournalPage, 'actions' | 'subjects' | 'staff'>;
}

/** What the log is filtered by: the act, who did it, upon what, in which days. */
export function JournalFilter({ query, page }: JournalFilterProps) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const everything = { value: '', label: t('core:words.all') };
  const choices = [
    { name: 'action', label: t('journal.action'), options: page.actions.map((value) => ({ value, label: value })) },
    {
      name: 'actor',
      label: t('journal.actor'),
      options: page.staff.map(({ id, name }) => ({ value: id, label: name })),
    },
  ] as const;
  // Each in a box of its own: fields side by side must not stretch each other.
  return (
    <form action={href('/admin/journal')} className="mb-5">
      <Columns count={3}>
        {choices.map(({ name, label, options }) => (
          <div key={name}>
            <Select
              id={name}
              name={name}
              label={label}
              defaultValue={query[name] ?? ''}
              options={[everything, ...options]}
            />
          </div>
        ))}
        <div>
          <TextInput
            id="subject"
            name="subject"
            label={t('journal.subjectOrId')}
            defaultValue={query.subject ?? ''}
            autoCapitalize="none"
            spellCheck={false}
          />
        </div>
        {(['from', 'until'] as const).map((name) => (
          <div key={name}>
            <TextInput
              id={name}
              name={name}
              type="date"
              label={t(`journal.${name}`)}
              width="m"
              defaultValue={query[name] ?? ''}
            />
          </div>
        ))}
      </Columns>
      <p className="mt-4">
        <Button variant="second">{t('core:words.show')}</Button>
      </p>
    </form>
  );
}

/** The file of the rows that are shown, and the check of the whole log. Both are acts of their own. */
export function JournalActs({ query }: Pick<JournalFilterProps, 'query'>) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <div className="mb-5 flow-sm">
      <div className="row">
        <form method="post" action={href('/admin/journal/file')}>
          <FormSecrets scope="journal" />
          {JOURNAL_FIELDS.map((name) =>
            query[name] ? <input key={name} type="hidden" name={name} value={query[name]} /> : null,
          )}
          <Button variant="second" icon="download">
            {t('journal.export')}
          </Button>
        </form>
        <form method="post" action={href('/admin/journal')}>
          <FormSecrets scope="journal" />
          <Button variant="second" icon="shield">
            {t('journal.verify')}
          </Button>
        </form>
      </div>
      <p className="muted">{t('journal.exportHint')}</p>
    </div>
  );
}
