import { useTranslation } from '@viche/i18n';
import { examples } from './examples.ts';

/** Every example of every component, for the eye, for axe and for screenshots. Served in development only. */
export function Gallery() {
  const { t } = useTranslation('ui');
  return (
    <main id="gallery">
      <div className="wrap page">
        <h1>{t('gallery.title')}</h1>
        <p className="lead mt-4">{t('gallery.lead')}</p>
        {examples.map(({ component, examples: states }) => (
          <section className="specimen" key={component} aria-labelledby={`gallery-${component}`}>
            <h2 id={`gallery-${component}`} className="mb-5" lang="en">
              {component}
            </h2>
            {states.map(({ name, render }) => (
              <div className="mb-6" key={name} data-example={`${component}/${name}`}>
                <p className="specimen-name" lang="en">
                  {name}
                </p>
                {render()}
              </div>
            ))}
          </section>
        ))}
      </div>
    </main>
  );
}
