import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { Knowable, KnowableOfChannel } from "#machines/link/view-knowable.ts";
import { channels } from "#machines/words.ts";
import { buttonStyle, selectStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";

/** What an agent can tick instead of a sentence, or beside it. `ticked`: what the link says already, as segments. */
export function KnownFields(props: {
  knowable: Knowable;
  channel: string | null;
  ticked: ReadonlySet<string>;
  t: Translate;
}) {
  const { knowable, channel, ticked, t } = props;
  return (
    <details className="mt-3">
      <Summary>{t("page.share.more")}</Summary>
      <fieldset className="mt-2">
        <legend className="text-small font-semibold">{t("page.share.channel")}</legend>
        {["", ...channels].map((one) => (
          <label key={one} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="channel"
              value={one}
              defaultChecked={one === (channel ?? "")}
              className="size-5 accent-accent"
            />
            {one === "" ? t("page.share.any") : t(`step.channel.${one}`)}
          </label>
        ))}
      </fieldset>
      {knowable.channels.map((one) => (
        <OfChannel key={one.channel} one={one} isChosen={one.channel === channel} ticked={ticked} t={t} />
      ))}
      <details className="mt-1">
        <Summary>{t("page.share.facts")}</Summary>
        <div className="grid gap-3 pb-3 wide:grid-cols-2">
          {knowable.facts.map(({ key, name, values }) => (
            <label key={key} className="text-small">
              {name}
              <select
                name="fact"
                defaultValue={values.map(({ id }) => `${key}.${id}`).find((segment) => ticked.has(segment)) ?? ""}
                className={`${selectStyle} mt-1`}
              >
                <option value="">{t("page.share.unknown")}</option>
                {values.map(({ id, label }) => (
                  <option key={id} value={`${key}.${id}`}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </details>
      <button type="submit" className={`${buttonStyle.secondary} mt-3`}>
        {t("page.share.make")}
      </button>
    </details>
  );
}

function OfChannel(props: { one: KnowableOfChannel; isChosen: boolean; ticked: ReadonlySet<string>; t: Translate }) {
  const { one, isChosen, ticked, t } = props;
  const { channel, signs, tried, starts } = one;
  const chosen = starts.find(({ segment }) => ticked.has(segment));
  const said = new Set(
    [...ticked].filter((segment) => /^sign(-\d)?\./.test(segment)).map((segment) => segment.split(".")[1]),
  );
  return (
    <details className="mt-1">
      <Summary>{t(`step.channel.${channel}`)}</Summary>
      <label className="mb-3 block text-small font-semibold">
        {t("page.share.start")}
        <select
          name="start"
          defaultValue={isChosen && chosen ? `${channel}/${chosen.segment}` : ""}
          className={`${selectStyle} mt-1`}
        >
          <option value="">{t("page.share.best")}</option>
          {starts.map(({ segment, title }) => (
            <option key={segment} value={`${channel}/${segment}`}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Boxes
        name="sign"
        title={t("page.share.signs")}
        boxes={signs.map(({ id, sentence }) => ({ value: id, text: sentence, isTicked: said.has(id) }))}
      />
      <Boxes
        name="tried"
        title={t("page.share.tried")}
        boxes={tried.map(({ segment, title }) => ({ value: segment, text: title, isTicked: ticked.has(segment) }))}
      />
    </details>
  );
}

function Boxes({
  name,
  title,
  boxes,
}: {
  name: string;
  title: string;
  boxes: { value: string; text: string; isTicked: boolean }[];
}) {
  if (boxes.length === 0) return null;
  return (
    <fieldset className="mb-3">
      <legend className="text-small font-semibold">{title}</legend>
      <div className="wide:columns-2">
        {boxes.map(({ value, text, isTicked }) => (
          <label key={value} className="flex min-h-11 break-inside-avoid items-center gap-3 text-small leading-snug">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={isTicked}
              className="size-5 shrink-0 accent-accent"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Summary({ children }: { children: string }) {
  return (
    <summary className="fold">
      <Icon shape="down" />
      {children}
    </summary>
  );
}
