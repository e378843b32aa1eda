import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from '../../class-names.ts';
import type { IconName } from '../../icons/icon-shapes.ts';
import { Icon } from '../icon/icon.tsx';

/** `sun` and `ghost` live in the hero; `edge` is for tools. One `primary` per view: the next step is the loudest thing. */
export type ButtonVariant = 'primary' | 'second' | 'quiet' | 'edge' | 'danger' | 'sun' | 'ghost';

/** Look shared by buttons and links that look like buttons. */
export interface ButtonLook {
  readonly variant?: ButtonVariant;
  readonly size?: 'md' | 'lg';
  readonly width?: 'auto' | 'full';
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  readonly children: ReactNode;
}

function buttonClass({ variant = 'primary', size, width }: ButtonLook): string {
  return classNames(
    'btn',
    size === 'lg' && 'btn-lg',
    width === 'full' && 'btn-block',
    variant !== 'primary' && `btn-${variant}`,
  );
}

function Content({ icon, iconAfter, children }: ButtonLook) {
  return (
    <>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {iconAfter ? <Icon name={iconAfter} /> : null}
    </>
  );
}

function split<T extends ButtonLook>({ variant, size, width, icon, iconAfter, children, ...rest }: T) {
  return { look: { variant, size, width, icon, iconAfter, children } satisfies ButtonLook, rest };
}

type ButtonProps = ButtonLook & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style' | 'children'>;
type LinkButtonProps = ButtonLook &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style' | 'children'> & { readonly href: string };

/** A button; submits its form unless `type` says otherwise. Rather than `disabled`, say in a sentence why not. */
export function Button(props: ButtonProps) {
  const { look, rest } = split(props);
  return (
    <button type="submit" {...rest} className={buttonClass(look)}>
      <Content {...look} />
    </button>
  );
}

/** A link to the next step that looks like a button. */
export function LinkButton(props: LinkButtonProps) {
  const { look, rest } = split(props);
  return (
    <a {...rest} className={buttonClass(look)}>
      <Content {...look} />
    </a>
  );
}

/** A square button with an icon alone; `label` is its accessible name. */
export function IconButton({
  icon,
  label,
  variant = 'second',
  ...rest
}: { icon: IconName; label: string; variant?: ButtonVariant } & Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'className' | 'style' | 'children' | 'aria-label'
>) {
  return (
    <button
      type="submit"
      {...rest}
      aria-label={label}
      className={`${buttonClass({ variant, children: null })} btn-icon`}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A button that reads as a link: a small act beside the main one («Зберегти й вийти»). */
export function TextButton({
  icon,
  children,
  ...rest
}: { icon?: IconName; children: ReactNode } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'>) {
  return (
    <button type="submit" {...rest} className="link-btn">
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

/** A link of the same weight as TextButton. */
export function TextLink({ href, icon, children }: { href: string; icon?: IconName; children: ReactNode }) {
  return (
    <a className="link-btn" href={href}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}

/** A link that leads on: «Усі відповіді →». */
export function GoLink({ href, icon, iconAfter, children }: { href: string } & Omit<ButtonLook, 'variant' | 'size'>) {
  return (
    <a className="go" href={href}>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {iconAfter ? <Icon name={iconAfter} /> : null}
    </a>
  );
}
