import type { ComponentExample } from '../../example.ts';
import { LinkButton } from '../button/button.tsx';
import { StitchedTile } from '../stitched-ornament/stitched-ornament.tsx';

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
    name: 'acts on the hero',
    render: () => (
      <div className="hero">
        <p className="wrap row">
          <LinkButton variant="sun" size="lg" icon="pen" href="#new">
            Створити петицію
          </LinkButton>
          <LinkButton variant="ghost" size="lg" href="#open">
            Що зараз триває
          </LinkButton>
        </p>
      </div>
    ),
  },
];
