import { queryOptions } from "@tanstack/react-query";
import { orThrow } from "./queries.ts";
import {
  readManagedUsers,
  readTrainingVideo,
  readUserManagement,
  readVerification,
  readWorksheet,
} from "./user-management-endpoints.ts";

export const userManagementQuery = queryOptions({
  queryKey: ["user-management"],
  queryFn: async () => orThrow(await readUserManagement()),
});

export const trainingVideoQuery = queryOptions({
  queryKey: ["training-video"],
  queryFn: async () => orThrow(await readTrainingVideo()),
  staleTime: Number.POSITIVE_INFINITY,
});

export const sentWorksheetQuery = (id: string) =>
  queryOptions({ queryKey: ["sent-worksheet", id], queryFn: async () => orThrow(await readWorksheet(id)) });

export const managedUsersQuery = queryOptions({
  queryKey: ["managed-users"],
  queryFn: async () => orThrow(await readManagedUsers()),
});

export const verificationQuery = queryOptions({
  queryKey: ["verification"],
  queryFn: async () => orThrow(await readVerification()),
});

/** What a change of somebody's access makes old. */
export const keysOfUsers = [managedUsersQuery.queryKey, verificationQuery.queryKey, userManagementQuery.queryKey];
