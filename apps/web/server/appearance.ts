import type { Appearance } from '@viche/site';

const COOKIE = 'viche-look';

/** Reads the choice from its cookie; anything unknown is the default. The cookie says nothing about the person. */
export function readAppearance(cookieHeader: string | undefined): Appearance {
  const value = new RegExp(`(?:^|; )(?:__Host-)?${COOKIE}=([a-z.]{0,40})`).exec(cookieHeader ?? '')?.[1] ?? '';
  const words = new Set(value.split('.'));
  return {
    theme: words.has('dark') ? 'dark' : words.has('light') ? 'light' : 'device',
    contrast: words.has('more') ? 'more' : 'normal',
    size: words.has('large') ? 'large' : 'normal',
  };
}

/** Set-Cookie value that keeps the choice for a year. */
export function appearanceCookie(appearance: Appearance, secure: boolean): string {
  const value = [appearance.theme, appearance.contrast, appearance.size].join('.');
  return `${secure ? '__Host-' : ''}${COOKIE}=${value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`;
}
