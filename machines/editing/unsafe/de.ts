import type { UnsafeIn } from "./unsafe-kind.ts";

/** What unsafe advice looks like in German. */
export const de: UnsafeIn = {
  contact: {
    looks: /(?:speichern|fügen)(?!\p{L}).*kontakte?n?(?!\p{L})/iu,
    unless: /senders\.email|speichern sie (?:ihn |sie |es )?nicht/i,
  },
  blocks: {
    looks:
      /(?:schalten|heben|entfernen|löschen|kündigen|verlassen)(?!\p{L}).*(?:premium|kostenpflichtig|kostengrenzen?|kostenlimit|DND-Liste|nicht-stören-liste)/iu,
    unless: /wie sie sind/i,
  },
  off: {
    looks:
      /(?:schalten(?: \S+){0,6} aus(?!\p{L})|pausieren(?!\p{L})|deaktivieren(?!\p{L})).*|schalten.* aus(?!\p{L}).*/iu,
    unless: /^(?!.*(?:VPN|proxy|werbeblocker|erweiterung|SMS-filter|Whoscall|RCS|WLAN-anrufe))/i,
    needs: /wieder ein(?!\p{L})/iu,
  },
  domain: {
    looks: /(?:erlauben|lassen)(?!\p{L}).*domain|links.*(?:nicht (?:prüfen|scannen|anfassen)|ausnehmen)/iu,
  },
  picture: {
    looks: /bildschirmfoto|screenshot|foto (?:vom|des) bildschirm/i,
    needs: /verdecken|abdecken|decken/i,
  },
  takeover: {
    looks: /(?:verhindert|stoppt)(?!\p{L}).*(?:übern|kaper)|(?:verhindert|stoppt)(?!\p{L}).*ihr(?:e nummer| konto)/iu,
  },
  older: {
    looks: /(?:versuchen|probieren)(?!\p{L}).*code.*(?:davor|älter|vorherig)/iu,
  },
};
