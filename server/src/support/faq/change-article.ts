import type { Article, ArticleEdit } from "@crossbay/contract";
import type { AccountsContext } from "../../accounts/index.ts";
import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { refuseArticle } from "./article-rules.ts";
import { addArticleVersion, listHelped, listVersionsOf } from "./article-store.ts";
import { presentArticle } from "./present-article.ts";

export type ArticleChange = {
  slug: string;
  edit: ArticleEdit;
  by: AuditActor & { accountId: AccountId };
  name: string;
  requestId: string;
};

/** Writes another version of an answer, or a new answer. Refused when a field is not right, or somebody was faster. */
export async function changeArticle(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  { slug, edit, by, name, requestId }: ArticleChange,
): Promise<Article | SupportRefusal> {
  const faults = refuseArticle(edit);
  if (faults.length > 0) return refuseForm("The answer was not changed.", faults);
  const now = clock.now();
  const [newest] = await listVersionsOf(tx, slug);
  const version = edit.version + 1;
  const { title, category, body, keywords, action, hidden } = edit;
  const isNewest = (newest?.version ?? 0) === edit.version;
  const written = {
    ...{ slug, version, at: now, accountId: by.accountId, by: name, title, category, body, keywords, hidden },
    ...{ actionLabel: action.label, actionPath: action.path },
  };
  if (!isNewest || !(await addArticleVersion(tx, written))) {
    return {
      refused: "already-decided",
      detail: "Somebody else changed this answer since you opened it. Open it again and put your changes in.",
    };
  }
  await writeEntries(tx, now, [
    { action: "help-article-change", outcome: "succeeded", actor: by, requestId, detail: { article: slug, version } },
  ]);
  const article = await viewArticle(tx, slug);
  if (!article) throw new Error("An answer that was written just now is not there.");
  return article;
}

/** An answer as its writers see it, as it counts or in the version `at`. */
export async function viewArticle(tx: Tx, slug: string, at?: number): Promise<Article | undefined> {
  const versions = await listVersionsOf(tx, slug);
  const helped = (await listHelped(tx)).find((one) => one.slug === slug)?.times ?? 0;
  return presentArticle(slug, { versions, helped, at });
}
