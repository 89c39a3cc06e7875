import type { z } from "zod";
import {
  createDocument,
  type oas31,
  type ZodOpenApiOverride,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { linkRequestSchema, linkViewSchema } from "#machines/link/view-link.ts";
import { stepSchema, stepViewSchema } from "#machines/wizard/views/step-view.ts";
import { getInViewSchema } from "#machines/wizard/views/view-get-in.ts";
import { matchRequestSchema, matchViewSchema } from "#machines/wizard/views/view-match.ts";
import packageJson from "../../package.json";
import { refusalSchema } from "../http/refused-json.ts";
import { stepQuerySchema } from "../http/step-request.ts";

/**
 * OpenAPI 3.1 of what others may use of `/api/v1/`, made from the schemas that read the requests and shape the replies. `origin`: of the site, like
 * `https://help.example`. What our own pages fetch for themselves (`/api/v1/words/…`) is left out: its shape is nobody else's to rely on.
 */
export function openApiDocument(origin: string): oas31.OpenAPIObject {
  return createDocument(
    {
      openapi: "3.1.1",
      info: {
        title: "Where's my code?",
        version: packageJson.version,
        description:
          "Help for people who wait for a code, as data. Nothing here sends a code, needs a key or knows who asks. Write no address, number or code into any field.",
      },
      servers: [{ url: origin }],
      tags: [
        { name: "wizard", description: "One step after the other." },
        { name: "words", description: "What people say, in their own words." },
        { name: "about", description: "This document." },
      ],
      paths: {
        "/api/v1/step": {
          get: {
            operationId: "getStep",
            tags: ["wizard"],
            summary: "One step of the wizard",
            description:
              "Begin with a channel, or with nothing; then follow the `api` of the answer that the person chose. Every reply holds the whole step.",
            requestParams: { query: stepQuerySchema },
            parameters: [pairs],
            responses: { "200": reply("The step.", stepViewSchema), ...refusals("400", "429") },
          },
        },
        "/api/v1/get-in": {
          get: {
            operationId: "getIn",
            tags: ["wizard"],
            summary: "The best three checks at once",
            description: "For whoever just wants to be in. The query of a step, with its channel.",
            requestParams: { query: stepQuerySchema.omit({ step: true }).required({ channel: true }) },
            parameters: [pairs],
            responses: { "200": reply("The checks, best first.", getInViewSchema), ...refusals("400", "429") },
          },
        },
        "/api/v1/match": {
          post: {
            operationId: "match",
            tags: ["words"],
            summary: "Own words to checks",
            description: "The words are read, forgotten and never logged.",
            requestBody: { required: true, content: { "application/json": { schema: matchRequestSchema } } },
            responses: {
              "200": reply("Checks that fit, best first.", matchViewSchema),
              ...refusals("400", "413", "415", "429"),
            },
          },
        },
        "/api/v1/link": {
          post: {
            operationId: "makeLink",
            tags: ["words"],
            summary: "What support knows, as a link",
            description:
              "For macros and bots of help desks. The words and the note are read, forgotten and never logged.",
            requestBody: { required: true, content: { "application/json": { schema: linkRequestSchema } } },
            responses: {
              "200": reply("The link, its first page and words to send.", linkViewSchema),
              ...refusals("400", "413", "415", "429"),
            },
          },
        },
        "/api/v1/openapi.json": {
          get: {
            operationId: "getOpenApi",
            tags: ["about"],
            summary: "This document",
            responses: {
              "200": { description: "OpenAPI 3.1.", content: { "application/json": { schema: { type: "object" } } } },
            },
          },
        },
      },
      components: {
        schemas: {
          StepView: stepViewSchema,
          Step: stepSchema,
          GetInView: getInViewSchema,
          MatchRequest: matchRequestSchema,
          MatchView: matchViewSchema,
          LinkRequest: linkRequestSchema,
          LinkView: linkViewSchema,
          Refusal: refusalSchema,
        },
      },
    },
    { override: leaveRoom },
  );
}

/** A reply may get fields that older programs do not know. */
function leaveRoom({ io, jsonSchema }: Parameters<ZodOpenApiOverride>[0]): void {
  if (io === "output") delete jsonSchema.additionalProperties;
}

/** Facts and answers are free keys of the query, as in `?provider=gmail&spam-folder=not-there`. */
const pairs: oas31.ParameterObject = {
  name: "pairs",
  in: "query",
  style: "form",
  explode: true,
  description:
    "Facts and answers, each as a key of its own: `provider=gmail&spam-folder=not-there`. The `api` of an answer holds them all; unknown ones are left out and named in `notices`.",
  schema: { type: "object", additionalProperties: { type: "string" } },
};

const asJson = (schema: z.ZodType) => ({ "application/json": { schema } });

const reply = (description: string, schema: z.ZodType) => ({ description, content: asJson(schema) });

const reasons = {
  "400": "The request makes no sense; the reason says why.",
  "413": "The body is too long.",
  "415": "The body is not JSON.",
  "429": "Too many requests from one connection.",
};

function refusals(...statuses: (keyof typeof reasons)[]): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    statuses.map((status): [`4${string}`, ZodOpenApiResponseObject] => [
      status,
      { ...reply(reasons[status], refusalSchema), ...(status === "429" && { headers: { "retry-after": wait } }) },
    ]),
  );
}

const wait: oas31.HeaderObject = { description: "Whole seconds to wait.", schema: { type: "integer", minimum: 1 } };
