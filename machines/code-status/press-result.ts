import type { CodeStatus } from "./code-status.ts";

/** What a press on "Send a new code" comes to. */
export interface PressResult {
  /** Whether this very press leads to a send. */
  accepted: boolean;
  /** What is true after the press; `status.resend.refusal` says why when it was not accepted. */
  status: CodeStatus;
}
