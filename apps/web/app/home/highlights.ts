/** Answer of the query `highlights`. */
export interface Highlights {
  readonly open: readonly {
    readonly icon: string;
    readonly kind: string;
    readonly title: string;
    readonly path: string;
    readonly note: string | null;
    readonly endsAt: string;
    readonly act: string;
  }[];
  readonly tasks: readonly {
    readonly icon: string;
    readonly title: string;
    readonly note: string | null;
    readonly path: string;
  }[];
  readonly answered: readonly {
    readonly title: string;
    readonly path: string;
    readonly verdict: string;
    readonly note: string | null;
    readonly answeredAt: string;
  }[];
  readonly numbers: readonly { readonly value: number; readonly label: string }[];
  readonly tags: readonly string[];
}
