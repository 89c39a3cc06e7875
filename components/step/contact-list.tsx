import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";
import { Markdown } from "../base/markdown.tsx";

export interface ContactView {
  id: string;
  title: string;
  /** What pressing it does: "Open the chat". */
  action: string;
  url: string;
  /** Not a person: another way to the code or into the account. */
  isOtherWay: boolean;
  /** Markdown: when this way is the right one. */
  body: string;
}

/** The ways to a human, the quickest first. */
export function ContactList(props: { contacts: ContactView[]; elsewhere: string; heading: "h2" | "h3" }) {
  const { contacts, elsewhere, heading: Heading } = props;
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {contacts.map((contact) => (
        <li key={contact.id} className="py-4">
          <Heading className="font-semibold">{contact.title}</Heading>
          <div className="mt-1 text-small text-quiet">
            <Markdown text={contact.body} />
          </div>
          <a href={contact.url} className={buttonStyle.human}>
            {contact.action}
            <Icon shape="outside" />
            <span className="sr-only"> ({elsewhere})</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
