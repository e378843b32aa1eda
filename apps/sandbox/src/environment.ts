import { z } from 'zod';

const uri = z.url({ protocol: /^https?$/ }).max(2048);

const pattern = z.string().min(1).max(500).refine(isRegExp, { message: 'not a regular expression' });

const clientSchema = z
  .strictObject({
    clientId: z.string().regex(/^[\w.-]{1,100}$/, 'letters, digits, dot, dash and underscore'),
    clientSecret: z.string().min(16),
    redirectUris: z.array(uri).default([]),
    redirectUriPattern: pattern.optional(),
    postLogoutRedirectUris: z.array(uri).default([]),
    postLogoutRedirectUriPattern: pattern.optional(),
    backchannelLogoutUri: uri.optional(),
  })
  .refine((client) => client.redirectUris.length > 0 || client.redirectUriPattern !== undefined, {
    message: 'redirectUris or redirectUriPattern is needed',
  });

const port = z.coerce.number().int().min(0).max(65_535);

const environmentSchema = z.object({
  SANDBOX_PORT: port,
  SANDBOX_SMTP_PORT: port,
  SANDBOX_DATA_DIR: z.string().min(1),
  SANDBOX_CLIENTS: z.string().transform(parseJson).pipe(z.array(clientSchema)),
  SANDBOX_HOSTILE: z
    .enum(['0', '1', ''])
    .default('0')
    .transform((value) => value === '1'),
});

/**
 * A client of the demo e-ID. Patterns are regular expressions that the whole address has to match; they serve tenants
 * that open at run time, whose addresses nobody knows at the start.
 */
export type SandboxClient = z.infer<typeof clientSchema>;

/** What `startSandbox` takes. Ports of 0 mean: any free one. */
export interface SandboxOptions {
  readonly port: number;
  readonly smtpPort: number;
  /** Folder for keys and mails; made when absent. */
  readonly dataDir: string;
  readonly clients: readonly z.input<typeof clientSchema>[];
  /** `on` adds the providers of forged tokens under `/eid-hostile/<case>`; for tests only. */
  readonly hostile?: 'on' | 'off';
}

/**
 * Reads the options from environment variables.
 *
 * @throws Error whose message lists every wrong variable, one a line
 */
export function sandboxOptionsFrom(env: Readonly<Record<string, string | undefined>>): SandboxOptions {
  const result = environmentSchema.safeParse(env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The sandbox cannot start, its environment is wrong:\n${lines.join('\n')}`);
  }
  const { data } = result;
  return {
    port: data.SANDBOX_PORT,
    smtpPort: data.SANDBOX_SMTP_PORT,
    dataDir: data.SANDBOX_DATA_DIR,
    clients: data.SANDBOX_CLIENTS,
    hostile: data.SANDBOX_HOSTILE ? 'on' : 'off',
  };
}

/** Fills in what a client left out. Throws ZodError on a wrong one. */
export function parseClients(clients: SandboxOptions['clients']): readonly SandboxClient[] {
  return z.array(clientSchema).parse(clients);
}

function isRegExp(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

function parseJson(text: string, ctx: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    ctx.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}
