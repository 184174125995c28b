import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CourseDraft } from "@crossbay/contract";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import type { Level } from "../../accounts/index.ts";
import { type Course, managerCourseId } from "./course.ts";

const folder = fileURLToPath(new URL("courses/", import.meta.url));

const { modules, ...head } = CourseDraft.properties;

/** `course.json`: a course whose modules have their words in files of their own, `<module id>.md`. */
const CourseFile = Type.Object(
  {
    ...head,
    everybody: Type.Optional(Type.Boolean()),
    level: Type.Optional(Type.String()),
    modules: Type.Array(Type.Omit(modules.items, ["markdown"]), { minItems: 1 }),
  },
  { additionalProperties: false },
);

/** As people best take them. */
const order = ["user-management", "privacy-and-security", "using-the-portal", "consent", "break-the-glass"];

let read: readonly Course[] | undefined;

/**
 * The courses that the product brings: version 1 of each, until a trainer publishes another. Read once.
 * @throws when a file of the product is damaged
 */
export function productCourses(): readonly Course[] {
  read ??= readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "images")
    .map(({ name }) => readCourse(join(folder, name)))
    .sort((one, other) => order.indexOf(one.courseId) - order.indexOf(other.courseId));
  return read;
}

/** Where the pictures of the courses lie. */
export const courseImageFolder = join(folder, "images");

function readCourse(path: string): Course {
  const file: Static<typeof CourseFile> = Value.Parse(
    CourseFile,
    JSON.parse(readFileSync(join(path, "course.json"), "utf8")),
  );
  const { everybody = false, level, modules: bare, ...rest } = file;
  return {
    ...rest,
    version: 1,
    kind: rest.courseId === managerCourseId ? "video" : "modules",
    everybody,
    ...(level ? { level: level as Level } : {}),
    modules: bare.map((module) => ({ ...module, markdown: readFileSync(join(path, `${module.id}.md`), "utf8") })),
  };
}
