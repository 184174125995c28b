import { queryOptions } from "@tanstack/react-query";
import { orThrow } from "./queries.ts";
import { readCourse, readProgress, readTrainerCourse, readTrainerCourses, readTraining } from "./training-endpoints.ts";

/** All but the first reading are the page's own, so they do not keep the session awake. */
export const trainingQuery = queryOptions({
  queryKey: ["training"],
  queryFn: async ({ client, queryKey }) => orThrow(await readTraining(client.getQueryData(queryKey) !== undefined)),
});

/** A course does not change while it is read: what was read and answered is kept by the page. */
export const courseQuery = (courseId: string) =>
  queryOptions({
    queryKey: ["course", courseId],
    queryFn: async () => orThrow(await readCourse(courseId)),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const trainerCoursesQuery = queryOptions({
  queryKey: ["trainer-courses"],
  queryFn: async () => orThrow(await readTrainerCourses()),
});

/** Read once for its editor, which then knows better what it holds. */
export const trainerCourseQuery = (courseId: string) =>
  queryOptions({
    queryKey: ["trainer-course", courseId],
    queryFn: async () => orThrow(await readTrainerCourse(courseId)),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const progressQuery = (courseId: string | undefined) =>
  queryOptions({
    queryKey: ["training-progress", courseId],
    queryFn: async () => orThrow(await readProgress(courseId)),
  });
