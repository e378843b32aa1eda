import { slugify } from '@viche/i18n';

/** `/petitions/<ref>-<slug>`: the ref decides, the slug is for eyes. */
export function petitionPath(petition: { ref: string; title: string }): string {
  const slug = slugify(petition.title, 60);
  return `/petitions/${petition.ref}${slug ? `-${slug}` : ''}`;
}
