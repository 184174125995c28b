import type { ManagedUser } from "@crossbay/contract";

export const groups = ["all", "active", "coming", "suspended", "leave", "overdue"] as const;
export type Group = (typeof groups)[number];

export interface UserFilters {
  text: string;
  titleId: string;
  group: Group;
}

export const noFilters: UserFilters = { text: "", titleId: "", group: "all" };

const belongs: Record<Group, (user: ManagedUser) => boolean> = {
  all: () => true,
  active: ({ state }) => state === "active",
  coming: ({ state }) => state === "requested" || state === "approved" || state === "in-training",
  suspended: ({ state }) => state === "suspended",
  leave: ({ leave }) => leave !== undefined,
  overdue: ({ training }) => training === "refresher-due" || training === "overdue",
};

/** Users of a group and title whose name, username or e-mail holds each typed word, whatever its accents and case. */
export function filterUsers(users: readonly ManagedUser[], { text, titleId, group }: UserFilters): ManagedUser[] {
  const wanted = plain(text).split(/\s+/).filter(Boolean);
  return users.filter((user) => {
    const all = plain(`${user.name} ${user.username} ${user.email}`);
    return (
      belongs[group](user) && (titleId === "" || user.titleId === titleId) && wanted.every((word) => all.includes(word))
    );
  });
}

/** How many users each group holds. */
export const countGroups = (users: readonly ManagedUser[]): Record<Group, number> =>
  Object.fromEntries(groups.map((group) => [group, users.filter(belongs[group]).length])) as Record<Group, number>;

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
