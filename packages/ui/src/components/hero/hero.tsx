import type { ReactNode } from 'react';
import { StitchedOrnament } from '../stitched-ornament/stitched-ornament.tsx';

interface HeroProps {
  /** The hromada's welcome, up to 40 characters. */
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** Main act as `sun`, the second as `ghost`. */
  readonly acts?: ReactNode;
  /** Code in the national codifier; its ornament stands where there is no photograph. */
  readonly katottg: string;
  readonly photo?: { readonly src: string; readonly width: number; readonly height: number };
}

/** The top of the home page. The picture fades out before it reaches the words. */
export function Hero({ title, lead, acts, katottg, photo }: HeroProps) {
  return (
    <div className="hero">
      {photo ? (
        <img className="hero-photo" src={photo.src} width={photo.width} height={photo.height} alt="" />
      ) : (
        <StitchedOrnament katottg={katottg} />
      )}
      <div className="wrap">
        <h1>{title}</h1>
        {lead ? <p className="lead">{lead}</p> : null}
        {acts ? <p className="row">{acts}</p> : null}
      </div>
    </div>
  );
}
