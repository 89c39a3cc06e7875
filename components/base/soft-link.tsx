import type { ComponentProps } from "react";

/**
 * A plain link that `SoftNavigation` follows without a reload once there is JavaScript. `ahead`: its page is fetched once
 * somebody comes near it. `likely`: the same, but as soon as there is time. `here`: the same page in other words, so it takes the place in the history and the view does not move.
 */
export function SoftLink({
  soft = "on",
  ...link
}: ComponentProps<"a"> & { soft?: "on" | "ahead" | "likely" | "here" }) {
  return <a data-soft={soft} {...link} />;
}
