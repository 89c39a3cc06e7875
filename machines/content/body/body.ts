import type { Root } from "mdast";
import type { Block } from "./block.ts";
import type { Drawing } from "./drawing.ts";
import type { InternalLink } from "./link.ts";

/** A Markdown body, parsed once; blocks and placeholders are resolved for each page. */
export interface Body {
  tree: Root;
  /** Facts whose value changes what is shown. */
  dependsOn: string[];
  /** Its `:::for` blocks by `blockKey`. */
  blocks: ReadonlyMap<string, Block>;
  /** The picture beside the steps, whoever they are for; that of a block goes before. */
  drawing: Drawing | null;
  /** Links to pages of this site; `crossCheck` follows them. */
  links: readonly InternalLink[];
}
