import { isMailAddress } from '@viche/mail';
import { z } from 'zod';

const words = (name: string) => ({
  title: `letters:settings.${name}.title`,
  help: `letters:settings.${name}.help`,
  group: 'letters:settings.group',
});

/** Settings of the core about who letters are from. */
export const senderSettings = {
  senderName: z.string().trim().max(80).default('').meta(words('senderName')),
  replyTo: z
    .string()
    .trim()
    .max(200)
    .superRefine((text, ctx) => {
      if (text !== '' && !isMailAddress(text))
        ctx.addIssue({ code: 'custom', params: { problem: 'letters:problem.replyTo' } });
    })
    .default('')
    .meta(words('replyTo')),
};
