import { Form } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { FormSecrets } from '@viche/site';
import { Button, Fold, Select, Textarea, TextInput } from '@viche/ui';
import type { ReactNode } from 'react';
import type { OneSheetData } from '../paper-document.ts';

const GROUNDS = ['unreadable', 'no-code', 'crossed-out', 'not-eligible', 'no-signature'] as const;

interface SheetActsProps {
  readonly sheet: OneSheetData;
  readonly scope: string;
  /** Lines of the sheet that nobody has dealt with. */
  readonly left: number;
  /** The act that was refused, what was typed in it, and what was wrong by field. */
  readonly intent: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** What else is done with a sheet: a line is struck out or taken back, the sheet is closed or opened again. */
export function SheetActs(props: SheetActsProps) {
  const { t } = useTranslation('petitions');
  if (props.sheet.state === 'closed')
    return (
      <Act {...props} act="reopen">
        <Reason {...props} act="reopen" />
        <Button variant="second" name="intent" value="reopen">
          {t('paper.reopenDo')}
        </Button>
      </Act>
    );
  return (
    <div className="flow-sm mt-6">
      <Fold summary={t('paper.strike')} state={props.intent === 'strike' ? 'open' : 'closed'}>
        <Act {...props} act="strike">
          <LineField {...props} act="strike" />
          <Select
            id="strike-ground"
            name="ground"
            label={t('paper.ground')}
            width="l"
            options={GROUNDS.map((ground) => ({ value: ground, label: t(`paper.grounds.${ground}`) }))}
          />
          <Button variant="second" name="intent" value="strike">
            {t('paper.strikeDo')}
          </Button>
        </Act>
      </Fold>
      <Fold summary={t('paper.remove')} state={props.intent === 'remove' ? 'open' : 'closed'}>
        <Act {...props} act="remove">
          <p className="muted">{t('paper.removeNote')}</p>
          <LineField {...props} act="remove" />
          <Reason {...props} act="remove" />
          <Button variant="danger" name="intent" value="remove">
            {t('paper.removeDo')}
          </Button>
        </Act>
      </Fold>
      <section className="flow mt-6" aria-labelledby="close">
        <h2 id="close">{t('paper.close')}</h2>
        <Act {...props} act="close">
          <p className="muted">
            {props.left === 0 ? t('paper.closeNote') : t('paper.closeDiffers', { count: Math.abs(props.left) })}
          </p>
          {props.left === 0 ? null : <Reason {...props} act="close" />}
          <Button variant="second" icon="lock" name="intent" value="close">
            {t('paper.close')}
          </Button>
        </Act>
      </section>
    </div>
  );
}

type ActProps = SheetActsProps & { readonly act: 'strike' | 'remove' | 'close' | 'reopen' };

function Act({ scope, act, children }: ActProps & { readonly children: ReactNode }) {
  const { t } = useTranslation('petitions');
  return (
    <Form method="post" className="flow measure" noValidate>
      <FormSecrets scope={scope} />
      {act === 'reopen' ? <h2>{t('paper.reopen')}</h2> : null}
      {children}
    </Form>
  );
}

function LineField({ act, intent, typed, errors }: ActProps) {
  const { t } = useTranslation('petitions');
  const mine = intent === act;
  return (
    <TextInput
      id={`${act}-line`}
      name="line"
      label={t('paper.line')}
      width="s"
      inputMode="numeric"
      defaultValue={mine ? typed.line : undefined}
      error={mine ? errors.line : undefined}
    />
  );
}

function Reason({ act, intent, typed, errors }: ActProps) {
  const { t } = useTranslation('petitions');
  const mine = intent === act;
  return (
    <Textarea
      id={`${act}-reason`}
      name="reason"
      label={t('paper.reason')}
      rows={3}
      defaultValue={mine ? typed.reason : undefined}
      error={mine ? errors.reason : undefined}
    />
  );
}
