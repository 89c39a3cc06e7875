import type { Choice } from "#machines/own-words/ranking-question.ts";
import { log } from "../log/log.js";
import { askModel } from "./ask-model.ts";
import { assistantLine } from "./assistant-line.ts";
import type { AssistantSettings } from "./assistant-settings.ts";

export interface Assistant {
  /** Ids of the choices that fit the text, best first; none when it cannot say in time. Never rejects, and names nothing of the text in the log. */
  rank(text: string, choices: readonly Choice[]): Promise<string[]>;
}

const limits = { most: 8, failures: 3, rest: 30_000 };

/** The operator's assistant. `timeout` in milliseconds, for a whole question. */
export function createAssistant(settings: AssistantSettings, timeout = 1_000): Assistant {
  const line = assistantLine(limits);
  const complain = (trouble: string) => log("assistant-trouble", { trouble });

  return {
    async rank(text, choices) {
      const closed = line.begin(Date.now());
      if (closed) {
        complain(closed === "busy" ? "has enough questions under way" : "failed several times and rests");
        return [];
      }
      const { ids, failure } = await askModel(text, choices, { ...settings, timeout });
      line.end(Date.now(), failure === null);
      if (failure !== null) complain(failure);
      return ids ?? [];
    },
  };
}
