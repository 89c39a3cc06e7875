import { Icon } from "./icon.tsx";
import { Markdown } from "./markdown.tsx";

export interface ContactView {
  id: string;
  title: string;
  /** What pressing it does: "Open the chat". */
  action: string;
  url: string;
  /** Markdown: when this way is the right one. */
  body: string;
}

/** The ways to a human, the quickest first. */
export function ContactList({ contacts, elsewhere }: { contacts: ContactView[]; elsewhere: string }) {
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {contacts.map((contact) => (
        <li key={contact.id} className="py-4">
          <h3 className="font-semibold">{contact.title}</h3>
          <div className="mt-1 text-small text-quiet">
            <Markdown text={contact.body} />
          </div>
          <a
            href={contact.url}
            className="mt-1 inline-flex min-h-target items-center gap-1.5 font-semibold text-accent underline underline-offset-4 hover:text-accent-strong"
          >
            {contact.action}
            <Icon shape="outside" />
            <span className="sr-only"> ({elsewhere})</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
