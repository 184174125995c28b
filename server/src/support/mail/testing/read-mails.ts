import { sql } from "../../../../../test/support/accounts-world.ts";
import type { HelpDeskWorld } from "../../../../../test/support/help-desk-world.ts";
import { rows } from "../../../platform/sql.ts";

/** What tests look at after a mail came. */
export function readMails(of: () => HelpDeskWorld) {
  const ask = <Row>(query: Parameters<typeof rows>[1]) => of().transaction((tx) => rows<Row>(tx, query));
  return {
    threadOf: (ticketId: string | undefined) =>
      ask<{ subject: string; text: string; cameBy: string; by: string }>(sql`
        select t.subject, m.text, m.came_by as "cameBy", m.by_name as by from support.ticket t
        join support.ticket_message m on m.ticket_id = t.id where t.id = ${ticketId} order by m.at, m.id`),
    async eventsOf(ticketId: string | undefined) {
      const events = await ask<{ words: string }>(
        sql`select words from support.ticket_event where ticket_id = ${ticketId} order by id`,
      );
      return events.map(({ words }) => words);
    },
    async heldOf(heldId: string | undefined) {
      type Held = { reasons: string[]; subject: string; redacted: string; passwordReset: boolean; answered: boolean };
      const [held] = await ask<Held>(sql`
        select reasons, subject, redacted, password_reset as "passwordReset", answered
        from support.held_mail where id = ${heldId}`);
      return held!;
    },
    async numberOf(ticketId: string | undefined) {
      const [ticket] = await ask<{ number: string }>(sql`select number from support.ticket where id = ${ticketId}`);
      return ticket!.number;
    },
  };
}
