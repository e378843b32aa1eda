import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { IconButton } from '@viche/ui';

export const STEPS = ['up', 'down'] as const;
export type Step = (typeof STEPS)[number];

/** The order after a module went one place up or down; null where it cannot. */
export function movedOrder(order: readonly string[], plugin: string, step: Step): string[] | null {
  const from = order.indexOf(plugin);
  const to = step === 'up' ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= order.length) return null;
  const moved = order.filter((id) => id !== plugin);
  moved.splice(to, 0, plugin);
  return moved;
}

interface OrderButtonsProps {
  readonly plugin: string;
  readonly title: string;
  /** Modules that are on, as the page shows them. */
  readonly order: readonly string[];
  /** What was pressed last at this module: the keyboard stays there. */
  readonly pressed: Step | null;
}

/** Moves a module one place up or down. At either end the button that leads nowhere is left out, and the other has the focus. */
export function OrderButtons({ plugin, title, order, pressed }: OrderButtonsProps) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const possible = STEPS.filter((step) => movedOrder(order, plugin, step));
  const focused = pressed && (possible.includes(pressed) ? pressed : possible[0]);
  return (
    <form method="post" action={href('/admin/modules')} className="row">
      <FormSecrets scope="modules" />
      <input type="hidden" name="act" value="order" />
      <input type="hidden" name="plugin" value={plugin} />
      <input type="hidden" name="seen" value={order.join(' ')} />
      {possible.map((step) => (
        <IconButton
          key={step}
          icon={step}
          name="step"
          value={step}
          label={t(`modules.${step}`, { title })}
          // Whoever moves a module by two places presses the same button again.
          autoFocus={step === focused}
        />
      ))}
    </form>
  );
}
