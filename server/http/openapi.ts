import { z } from 'zod';
import type { Contract } from '#shared/contracts/contract.ts';
import { CONTRACTS } from '#shared/contracts/index.ts';
import { HTTP_STATUS } from '#shared/errors.ts';

type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; required?: string[] };

const PROBLEM: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence for the person who reads it' },
    code: { type: 'string', enum: Object.keys(HTTP_STATUS) },
    requestId: { type: 'string' },
    problems: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, why: { type: 'string' } } },
    },
  },
};

/** OpenAPI 3.1 of every operation, from the same contracts that validate them. */
export function openApi(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of CONTRACTS) {
    const path = `/api/v1${contract.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: describe(contract) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Debrief',
      version,
      description: 'Incidents in, post-mortems out. Errors are RFC 9457 problem+json.',
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key from `debrief keys create` or Settings' },
      },
      schemas: { Problem: PROBLEM },
    },
    paths,
  };
}

function describe(contract: Contract): Record<string, unknown> {
  const input = jsonSchema(contract.input, 'input');
  const inPath = [...contract.path.matchAll(/:(\w+)/g)].map((match) => match[1] as string);
  const fields = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const hasBody = contract.method !== 'GET' && contract.method !== 'DELETE';
  const isQuery = (name: string) => !hasBody || (contract.bodyField !== undefined && name !== contract.bodyField);
  const required = (name: string) => input.required?.includes(name) ?? false;
  const bodyFields = fields.filter(([name]) => !isQuery(name));
  return {
    operationId: contract.name,
    summary: contract.summary,
    tags: [contract.name.split('.')[0]],
    ...(contract.who === 'anyone' ? { security: [] } : { description: `Needs: ${contract.who}` }),
    parameters: [
      ...inPath.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: input.properties?.[name] ?? { type: 'string' },
      })),
      ...fields
        .filter(([name]) => isQuery(name))
        .map(([name, schema]) => ({ name, in: 'query', required: required(name), schema })),
    ],
    ...(bodyFields.length > 0
      ? { requestBody: { required: true, content: body(contract, bodyFields, required) } }
      : {}),
    responses: {
      [String(contract.status ?? 200)]: {
        description: 'Done',
        content: contract.file
          ? { '*/*': { schema: { type: 'string' } } }
          : { 'application/json': { schema: jsonSchema(contract.output, 'output') } },
      },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function body(
  contract: Contract,
  fields: [string, Schema][],
  required: (name: string) => boolean,
): Record<string, unknown> {
  if (contract.bytes) return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  if (contract.bodyField) return { 'application/json': { schema: fields[0]?.[1] ?? {} } };
  const names = fields.map(([name]) => name).filter(required);
  return {
    'application/json': {
      schema: { type: 'object', properties: Object.fromEntries(fields), ...(names.length ? { required: names } : {}) },
    },
  };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;
  return rest;
}
