import ajvCompiler from "@fastify/ajv-compiler";
import stringifyCompiler from "@fastify/fast-json-stringify-compiler";
import type { FastifyServerOptions } from "fastify";

type Compilers = NonNullable<NonNullable<FastifyServerOptions["schemaController"]>["compilersFactory"]>;
type Schemas = Parameters<typeof makeValidators>[0];
type CheckOptions = Parameters<typeof makeValidators>[1];
/** A function of Ajv, which checks a value and then holds what is wrong with it. */
type Check = ((value: unknown) => unknown) & { errors?: unknown };

const makeSerializers = stringifyCompiler();
const makeValidators = ajvCompiler();

/**
 * Fastify's own compilers, called for a schema when something is first checked or written by it. All routes together take more than
 * a second of processor time, which every start would wait for; the first request of a route waits some milliseconds.
 */
export const lazyCompilers: Compilers = {
  buildSerializer: (schemas, options) => {
    const compile = makeSerializers(schemas, options);
    return (route) => {
      let serialize: ReturnType<typeof compile> | undefined;
      return (value) => {
        serialize ??= compile(route);
        return serialize(value);
      };
    };
  },
  buildValidator: (schemas: Schemas, options: CheckOptions) => {
    const compile = makeValidators(schemas, options);
    return (route: Parameters<typeof compile>[0]) => {
      let check: Check | undefined;
      // Fastify reads what is wrong from the function itself.
      const checkLazily = (value: unknown) => {
        check ??= compile(route) as Check;
        const answer = check(value);
        checkLazily.errors = check.errors;
        return answer;
      };
      checkLazily.errors = undefined as unknown;
      // Fastify calls it and reads its errors, and nothing else of what Ajv's functions have.
      return checkLazily as unknown as ReturnType<typeof compile>;
    };
  },
};
