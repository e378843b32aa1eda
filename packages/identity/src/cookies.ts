import { LOGIN_SECONDS } from './login-cookie.ts';

const YEAR_SECONDS = 31_536_000;
const VALUE_FORM = /^[A-Za-z0-9_-]*$/;

export type CookieKind = 'session' | 'login' | 'language' | 'operator';

/**
 * `__Host-` names need HTTPS. Plain ones exist for development under `localhost` only, where no other machine can
 * write cookies for the name.
 */
export type CookieMode = { readonly secure: true } | { readonly secure: false; readonly host: string };

export interface CookieJar {
  readonly names: Readonly<Record<CookieKind, string>>;
  /** Value from the `Cookie` header. A name that comes twice was tossed in by somebody: nobody (threats T20). */
  read(header: string | null | undefined, kind: CookieKind): string | null;
  /** `Set-Cookie` values. The session ends with the browser; its real term is in the database. */
  session(token: string): string;
  login(value: string): string;
  language(locale: 'uk' | 'en'): string;
  /** Of the platform's own host: nothing there shares it with an applicant's login. */
  operator(token: string): string;
  clear(kind: CookieKind): string;
}

/** @throws Error for plain names outside `localhost`: the process must not start so */
export function cookies(mode: CookieMode): CookieJar {
  if (!mode.secure && !/^([a-z0-9-]+\.)*localhost(:\d+)?$/i.test(mode.host)) {
    throw new Error('cookies without __Host- and Secure are for localhost only');
  }
  const prefix = mode.secure ? '__Host-' : '';
  const names = {
    session: `${prefix}viche`,
    login: `${prefix}viche-login`,
    language: `${prefix}viche-lang`,
    operator: `${prefix}viche-operator`,
  };
  const write = (kind: CookieKind, value: string, maxAge: number | null): string => {
    if (!VALUE_FORM.test(value)) throw new Error(`cookie ${names[kind]}: value is not base64url`);
    return [
      `${names[kind]}=${value}`,
      'Path=/',
      'HttpOnly',
      'SameSite=Lax',
      ...(mode.secure ? ['Secure'] : []),
      ...(maxAge === null ? [] : [`Max-Age=${maxAge}`]),
    ].join('; ');
  };
  return {
    names,
    read: (header, kind) => readCookie(header, names[kind]),
    session: (token) => write('session', token, null),
    login: (value) => write('login', value, LOGIN_SECONDS),
    language: (locale) => write('language', locale, YEAR_SECONDS),
    operator: (token) => write('operator', token, null),
    clear: (kind) => write(kind, '', 0),
  };
}

function readCookie(header: string | null | undefined, name: string): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value && VALUE_FORM.test(value) ? value : null;
}
