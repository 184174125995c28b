import MiniSearch from "minisearch";
import { type FaqArticle, plainWords, shorten } from "./article-rules.ts";

export type FaqHit = { article: FaqArticle; excerpt: string };

export type FaqSearch = (query: { text: string; type?: string | undefined; limit: number }) => FaqHit[];

const queryMax = 500;
const wordsMax = 40;

/** Words that say nothing about what somebody is after. */
const fillers = new Set(
  (
    "a about am an and any are as at be been by can cannot cant could did do does doesnt done dont for from get gets go got had has have " +
    "having he help her him his how i id if im in is isnt it its ive just know like me my need no not now of on one or our please she " +
    "should so some tell that thats the their them then there these they this to too us use using very want was we were what whats " +
    "when where which who whom why will with wont would you your"
  ).split(" "),
);

/** What people say, and what the answers say instead. Two words that are one thing are written as one. */
const sayings: readonly (readonly [RegExp, string])[] = [
  [/\bpop[\s-]?ups?\b/g, "popup"],
  [/\b(?:log|sign)(?:ging|ged|ning|ned)?[\s-]?(?:in|on)\b|\blogins?\b|\blogon\b/g, "signin"],
  [/\be-?\s?mails?\b|\bmailbox\b/g, "email"],
  [/\bbr(?:eak|ake|oke)(?:ing|s|n)?[\s-](?:the[\s-])?glass\b|\bbtg\b/g, "breakglass emergency"],
  [/\buser[\s-]?(?:name|id)s?\b/g, "username"],
  [/\bpass[\s-]?words?\b|\bpwd?\b|\bpasswd\b/g, "password"],
  [/\b(?:cell|mobile|phone|smart)[\s-]?(?:phone|number)?s?\b|\btelephone\b/g, "mobile"],
  [/\bopt(?:ing|ed)?[\s-]?out\b/g, "optout"],
  [/\bdeactivat\w*\b|\bterminat\w*\b|\boff-?board\w*\b/g, "deactivate"],
  [/\bs\/mime\b|\bs-mime\b/g, "smime"],
  [/\b2fa\b|\bmfa\b|\btwo[\s-]factor\b/g, "code secondfactor"],
];

/**
 * An index over answers: found by ordinary words, with typos and by the beginnings of words, the title and the writers' own other
 * words first. Pure: the same articles and words give the same hits.
 */
export function indexArticles(articles: readonly FaqArticle[]): FaqSearch {
  const shown = articles.filter(({ hidden }) => !hidden);
  const bySlug = new Map(shown.map((article) => [article.slug, article]));
  const index = new MiniSearch({
    idField: "slug",
    fields: ["title", "keywords", "words"],
    tokenize: wordsOf,
    processTerm: stem,
    searchOptions: {
      boost: { title: 4, keywords: 3 },
      prefix: (term) => term.length >= 3,
      fuzzy: (term) => (term.length >= 7 ? 2 : term.length >= 4 ? 1 : false),
      weights: { fuzzy: 0.35, prefix: 0.5 },
      maxFuzzy: 2,
      tokenize: (text) => [...new Set(wordsOf(text))].slice(0, wordsMax),
    },
  });
  index.addAll(shown.map(({ slug, title, keywords, body }) => ({ slug, title, keywords, words: plainWords(body) })));
  const forType = (type: string | undefined) => shown.filter(({ types }) => type !== undefined && types.includes(type));
  return ({ text, type, limit }) => {
    const found = index.search(text.slice(0, queryMax), {
      ...(type === undefined ? {} : { boostDocument: (slug) => (bySlug.get(slug)?.types.includes(type) ? 2 : 1) }),
    });
    const best = found[0]?.score ?? 0;
    const hits = found
      .filter(({ score }) => score >= best * leastShare)
      .map(({ id, terms }) => hitOf(bySlug.get(id)!, terms));
    // What was typed goes before the type that was chosen, yet never crowds its answers out.
    const ofType = forType(type).map((article) => hits.find((hit) => hit.article === article) ?? hitOf(article, []));
    return [...new Set([...hits.slice(0, surestMax), ...ofType, ...hits])].slice(0, limit);
  };
}

/** An answer that fits this much worse than the best one only disturbs. */
const leastShare = 0.15;
const surestMax = 3;

const hitOf = (article: FaqArticle, terms: readonly string[]): FaqHit => ({
  article,
  excerpt: excerptOf(article, terms),
});

/** The passage of an answer that holds most of the words: its beginning, unless another one holds two more. */
function excerptOf({ body }: FaqArticle, terms: readonly string[]): string {
  const wanted = new Set(terms);
  const sentences = plainWords(body.replace(/^\s{0,3}#{1,6}\s.*$/gm, ""))
    .split(/(?<=[.?!])\s+|\n+/)
    .filter((sentence) => sentence !== "");
  const passages = sentences.map((_, at) => passageFrom(sentences.slice(at)));
  const counts = passages.map(
    (passage) =>
      new Set(
        wordsOf(passage)
          .map(stem)
          .filter((word) => wanted.has(word)),
      ).size,
  );
  const most = Math.max(0, ...counts);
  const begins = most - (counts[0] ?? 0) < 2;
  return shorten(passages[begins ? 0 : counts.indexOf(most)] ?? "");
}

const passageMin = 60;

const passageFrom = (sentences: readonly string[]): string =>
  sentences.reduce((passage, sentence) => (passage.length >= passageMin ? passage : `${passage} ${sentence}`));

/** Folded words: no case, no accents, sayings as the answers have them, nothing that says nothing. */
function wordsOf(text: string): string[] {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]/g, "");
  const said = sayings.reduce((saying, [pattern, instead]) => saying.replace(pattern, instead), folded);
  return said.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "" && !fillers.has(word));
}

/** A word without the ending that its sentence gave it: enough for English, and the same on both sides. */
const stem = (word: string): string =>
  word.length <= 4 ? word.replace(/(?<=\w{3})s$/, "") : word.replace(/(?:ies|ing|ed|es|s|y|e)$/, "");
