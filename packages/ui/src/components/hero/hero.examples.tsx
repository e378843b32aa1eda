import type { ComponentExample } from '../../example.ts';
import { LinkButton } from '../button/button.tsx';
import { FallenStitch } from '../stitched-ornament/fallen-stitch.tsx';
import { StitchedTile } from '../stitched-ornament/stitched-ornament.tsx';
import { Hero } from './hero.tsx';

const HROMADAS = [
  ['UA32100130000093505', 'Славутицька'],
  ['UA07080170000013585', 'Луцька'],
  ['UA59080130000022249', 'Миколаївська селищна'],
  ['UA46100110000018989', 'Миколаївська міська'],
] as const;

export const heroExamples: readonly ComponentExample[] = [
  {
    name: 'ornaments of four hromadas',
    render: () => (
      <ul className="cols-4 motifs">
        {HROMADAS.map(([katottg, name]) => (
          <li key={katottg}>
            <StitchedTile katottg={katottg} height={126} />
            <p className="sm">{name}</p>
          </li>
        ))}
      </ul>
    ),
  },
  {
    name: 'with an ornament',
    render: () => (
      <Hero
        katottg="UA46100110000018989"
        title="Місто, в якому вас чути"
        lead="Запропонуйте зміну, підтримайте сусідів, запитайте раду. Рада відповідає публічно і в строк."
        acts={
          <>
            <LinkButton variant="sun" size="lg" icon="pen" href="#new">
              Створити петицію
            </LinkButton>
            <LinkButton variant="ghost" size="lg" href="#open">
              Що зараз триває
            </LinkButton>
          </>
        }
      />
    ),
  },
  {
    name: 'one stitch fallen out, for a page that is not there',
    render: () => <FallenStitch katottg="UA32100130000093505" />,
  },
];
