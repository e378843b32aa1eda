/** A picture shown small, which opens in its full size. */
export interface AttachedPicture {
  readonly href: string;
  /** Address of the small copy. */
  readonly src: string;
  readonly alt: string;
  /** Pixels of the full size: the page keeps the place before the picture has come. */
  readonly width: number;
  readonly height: number;
  /** Shown below; may be empty. */
  readonly caption: string;
}

/** Pictures of a petition, an answer, a step. */
export function PictureList({ pictures }: { pictures: readonly AttachedPicture[] }) {
  return (
    <ul className="pictures">
      {pictures.map(({ href, src, alt, width, height, caption }) => (
        <li key={href}>
          <figure>
            <a href={href}>
              <img src={src} alt={alt} width={width} height={height} loading="lazy" />
            </a>
            {caption ? <figcaption aria-hidden="true">{caption}</figcaption> : null}
          </figure>
        </li>
      ))}
    </ul>
  );
}
