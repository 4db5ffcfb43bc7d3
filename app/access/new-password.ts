import { z } from 'zod'
import { anyLine } from '../catalogue/fields.ts'
import { PASSWORD_LENGTH } from './passwords.ts'

/** An account with the password that its owner chose, typed twice. */
export const NewPassword = z
  .object({
    email: z.string().trim().pipe(z.email('email').max(320, 'too-long')),
    name: anyLine(255),
    password: z.string().min(PASSWORD_LENGTH.least, 'password-short').max(PASSWORD_LENGTH.most, 'too-long'),
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, { path: ['again'], message: 'password-other' })
