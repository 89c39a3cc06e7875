import type { UnsafeIn } from "./unsafe-kind.ts";

/** What unsafe advice looks like in Portuguese. */
export const pt: UnsafeIn = {
  contact: {
    looks: /(?<!\p{L})(?:salve|adicione|guarde|inclua)(?!\p{L}).*(?<!\p{L})contatos?(?!\p{L})/iu,
    unless: /senders\.email|(?<!\p{L})não (?:o |a )?(?:salve|adicione)/iu,
  },
  blocks: {
    looks:
      /(?<!\p{L})(?:desative|desligue|retire|tire|remova|cancele|saia)(?!\p{L}).*(?:premium|pagos|limites? de gasto|lista DND|não perturbe)/iu,
    unless: /como estão/i,
  },
  off: {
    looks: /(?<!\p{L})(?:desligue|desative|pause)(?!\p{L}).*/iu,
    unless: /^(?!.*(?:VPN|proxy|bloqueador|extens|filtro de SMS|Whoscall|RCS|chamadas por Wi-Fi))/i,
    needs: /(?<!\p{L})(?:ligue|ative|reative)(?: \p{L}+){0,4} de novo/iu,
  },
  domain: {
    looks:
      /(?<!\p{L})(?:permita|libere|liberem|deixe|deixem)(?!\p{L}).*domínio|(?<!\p{L})não (?:analise|verifique|toque)\p{L}*.*links/iu,
  },
  picture: {
    looks: /captura de tela|foto da tela|print da tela/i,
    needs: /(?<!\p{L})(?:cubra|tape|esconda)/iu,
  },
  takeover: {
    looks: /(?<!\p{L})(?:impede|evita)(?!\p{L}).*(?:tomem|roubem|assumam|apropri)/iu,
  },
  older: {
    looks: /(?<!\p{L})(?:tente|teste|experimente)(?!\p{L}).*código.*(?:anterior|mais antig)/iu,
  },
};
