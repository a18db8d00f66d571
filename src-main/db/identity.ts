/** The identity table: what makes this phone the same phone after a restart. Created at the first request. */
import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { accountSchema } from '../contract/settings.ts';
import { type Database, inTransaction } from './database.ts';

const identitySchema = z.object({
  instanceId: accountSchema.shape.instanceId,
  contactUser: accountSchema.shape.contactUser,
});
/** RFC 5626 instance id and the user part of the Contact URI. */
export type Identity = z.infer<typeof identitySchema>;

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

export function identityTable(db: Database): { get(): Identity } {
  const select = db.prepare('SELECT instance_id AS instanceId, contact_user AS contactUser FROM identity');
  const insert = db.prepare('INSERT INTO identity (only, instance_id, contact_user) VALUES (1, ?, ?)');
  return {
    get: () =>
      inTransaction(db, () => {
        if (select.get() === undefined) {
          const user = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('');
          insert.run(randomUUID(), user);
        }
        return identitySchema.parse(select.get());
      }),
  };
}
