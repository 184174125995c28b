import type { QuarantinedMessage } from "@crossbay/contract";
import { AuditTrail } from "../../server/src/audit/index.ts";
import { type Engineer, listQuarantine, theOperator } from "../../server/src/intake/index.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { anIntake, type IntakeWorld } from "./intake-world.ts";

/** Intake with somebody who looks after its quarantine. */
export type QuarantineWorld = IntakeWorld & {
  context: IntakeWorld["context"] & { audit: AuditTrail };
  engineer: Engineer;
  /** All that is or was in quarantine, newest first. */
  list(): Promise<QuarantinedMessage[]>;
  /** The only message in quarantine. */
  only(): Promise<QuarantinedMessage>;
  /** What an audit action recorded, oldest first. */
  audited(action: string): Promise<{ outcome: string; detail: Record<string, unknown>; patients: number }[]>;
};

export async function aQuarantine(): Promise<QuarantineWorld> {
  const world = await anIntake();
  const audit = new AuditTrail({ ...world.context, metrics: makeMetrics() });
  const context = { ...world.context, audit };
  const engineer = theOperator(world.clock.now());
  const list = async () => (await listQuarantine(context, engineer, {})).messages;
  return {
    ...world,
    context,
    engineer,
    list,
    async only() {
      const messages = await list();
      if (messages.length !== 1) throw new Error(`${messages.length} messages are in quarantine.`);
      return messages[0]!;
    },
    audited: (action) =>
      world.query(
        "select outcome, detail, cardinality(patient_ids) as patients from audit.entry where action = $1 order by recorded_at, id",
        [action],
      ),
  };
}
