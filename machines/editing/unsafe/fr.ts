import type { UnsafeIn } from "./unsafe-kind.ts";

/** What unsafe advice looks like in French. */
export const fr: UnsafeIn = {
  contact: {
    looks: /(?<!\p{L})(?:enregistrez|ajoutez)(?!\p{L}).*(?<!\p{L})contacts?(?!\p{L})/iu,
    unless: /senders\.email|n[’'e] ?(?:l[’'e])? ?(?:enregistrez|ajoutez) pas/i,
  },
  blocks: {
    looks:
      /(?<!\p{L})(?:désactivez|supprimez|retirez|levez|annulez|quittez)(?!\p{L}).*(?:premium|surtaxés|payants|limites de dépenses|liste DND|ne pas déranger)/iu,
    unless: /en place/i,
  },
  off: {
    looks: /(?<!\p{L})(?:désactivez|coupez|mettez(?: \p{L}+)? en pause)(?!\p{L}).*/iu,
    unless: /^(?!.*(?:VPN|proxy|bloqueur|extension|filtre de SMS|Whoscall|RCS|appels Wi-Fi))/i,
    needs: /(?<!\p{L})réactivez|(?<!\p{L})remettez/iu,
  },
  domain: {
    looks:
      /(?<!\p{L})(?:autorisez|autoriser|laissez|laisser)(?!\p{L}).*domaine|(?<!\p{L})ne (?:pas )?(?:analysez|touchez|analyser|toucher)\p{L}*.*liens/iu,
  },
  picture: {
    looks: /capture d[’']écran|photo de l[’']écran/i,
    needs: /(?<!\p{L})(?:cachez|masquez|couvrez)/iu,
  },
  takeover: {
    looks: /(?<!\p{L})(?:empêche|évite)(?!\p{L}).*(?:prendre|prenne|vol)/iu,
  },
  older: {
    looks: /(?<!\p{L})essayez(?!\p{L}).*code.*(?:précédent|plus ancien|d[’']avant)/iu,
  },
};
