import { AsyncResource } from "node:async_hooks";
import { refuse } from "./door/refuse.js";

/**
 * Lets at most `atOnce` pages be made at the same time; the others wait, first come, first served. A page takes memory while it is rendered
 * and packed, and one processor makes none of them sooner. When `waiting` are in line already, another one gets 503 and may come back.
 * The API and forms go through: they wait for others, not for the processor.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @param {{ atOnce: number, waiting: number }} bounds
 * @returns {import("node:http").RequestListener}
 */
export function inTurn(handle, bounds) {
  /** @type {(() => void)[]} */
  const line = [];
  let underWay = 0;
  return (request, response) => {
    if (!["GET", "HEAD"].includes(request.method ?? "") || request.url?.startsWith("/api/"))
      return handle(request, response);
    if (underWay < bounds.atOnce) return begin();
    if (line.length >= bounds.waiting)
      return refuse(response, 503, "too many at once", { "retry-after": "5" }, "too-many-at-once");
    // As this request, not as the one whose end lets it in.
    line.push(AsyncResource.bind(begin));

    function begin() {
      // Someone who has left meanwhile needs no page.
      if (response.destroyed) return line.shift()?.();
      underWay++;
      // Made is made: whoever reads it slowly, or not at all, holds nobody up.
      response.once("prefinish", end);
      response.once("close", end);
      handle(request, response);
    }

    function end() {
      response.off("prefinish", end);
      response.off("close", end);
      underWay--;
      line.shift()?.();
    }
  };
}
