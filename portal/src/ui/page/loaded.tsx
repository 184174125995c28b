import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { failureOf } from "../api/queries.ts";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { SkeletonLines } from "./skeleton-lines.tsx";

interface Props<Data> {
  query: UseQueryResult<Data>;
  failedTitle: string;
  /** How much room it will take. */
  lines?: number;
  children(data: Data): ReactNode;
}

/** What was read, or its place while it is read, or why it cannot be shown. */
export function Loaded<Data>({ query, failedTitle, lines = 6, children }: Props<Data>) {
  const { data, error, isLoading, refetch } = query;
  const failure = failureOf(error);
  if (data !== undefined) return children(data);
  if (failure) return <ProblemNotice failure={failure} title={failedTitle} onRetry={() => void refetch()} />;
  return isLoading ? <SkeletonLines lines={lines} /> : null;
}
