import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { tr } from "./tr.ts";
import type { UnsafeIn } from "./unsafe-kind.ts";
import { zh } from "./zh.ts";

/** What each kind of unsafe advice looks like in the languages that we write in. Another language is read by people only. */
export const unsafeAdvice: Readonly<Record<string, UnsafeIn>> = { en, es, zh, ar, pt, fr, de, ja, ru, tr };
