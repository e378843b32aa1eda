/** Meaning of a colour. `calm` is for what ended or was declined: a refusal with a reason is no error. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'calm' | 'accent';
