/** What a module does with personal data, told to the person (law 2297-VI art. 8, 12). All are catalogue keys. */
export interface DataUse {
  /** Which data: «Підпис під петицією: ім’я, день, спосіб». */
  readonly data: string;
  readonly purpose: string;
  /** The law, or that the person agreed. */
  readonly ground: string;
  /** For how long. */
  readonly kept: string;
}
