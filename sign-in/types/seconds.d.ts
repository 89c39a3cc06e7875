import { z } from "zod";
/** A moment as the help site takes it: seconds since 1970. Text (an ISO time) and milliseconds are refused, with a sentence that says so. */
export declare const seconds: z.ZodNumber;
/** Now, in whole seconds since 1970. */
export declare function secondsNow(): number;
