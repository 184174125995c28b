import type { Words } from "../../ui/words/en.ts";

export type AccountNotice = keyof Words["account"]["notices"];
