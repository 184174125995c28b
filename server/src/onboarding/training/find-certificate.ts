import { findTrainees } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { TrainingContext } from "./context.ts";
import { makeCertificate } from "./make-certificate.ts";
import { productCourses } from "./product-courses.ts";
import { findPassedTry, findTitleOfVersion } from "./try-store.ts";

/** The certificate of a course that this person passed, as a PDF; undefined when there is none of theirs with that id. */
export async function findCertificate(
  context: Pick<TrainingContext, "database" | "clock" | "accounts">,
  { accountId, id }: { accountId: AccountId; id: string },
): Promise<Buffer | undefined> {
  const found = await context.database.snapshot(async (tx) => {
    const taken = await findPassedTry(tx, accountId, id);
    if (!taken) return undefined;
    const trainee = (await findTrainees(tx, [accountId], context.clock.now()))[0];
    const title = await findTitleOfVersion(tx, taken.courseId, taken.version);
    const own = productCourses().find(({ courseId }) => courseId === taken.courseId);
    return trainee && { taken, trainee, title: title ?? own?.title ?? taken.courseId };
  });
  if (!found) return undefined;
  const { taken, trainee, title } = found;
  const { exchangeName } = context.accounts;
  return makeCertificate({ exchangeName, name: `${trainee.given} ${trainee.family}`, title, taken });
}
