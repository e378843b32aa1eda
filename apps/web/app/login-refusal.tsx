import type { ErrorText, Translator } from '@viche/i18n';
import { Notice } from '@viche/ui';
import { describeRefusal } from './describe-refusal.ts';

/**
 * Why the login before this page came to nothing, from `?error=`; null when it did not. Only the codes of the login have a
 * place here: an address must not put other words on an official page.
 */
export function loginRefusal(request: Request, translator: Pick<Translator, 't' | 'has'>): ErrorText | null {
  const code = new URL(request.url).searchParams.get('error');
  return code && /^identity\/[a-z-]{1,40}$/.test(code) ? describeRefusal(translator, code) : null;
}

export function LoginRefusal({ title, body, next }: ErrorText) {
  return (
    <Notice tone="bad" headingLevel={2} title={title} appears="after-act">
      <p>{body}</p>
      <p>{next}</p>
    </Notice>
  );
}
