import type { UnsafeIn } from "./unsafe-kind.ts";

/** What unsafe advice looks like in Spanish. */
export const es: UnsafeIn = {
  contact: {
    looks: /\b(?:guarda|guárdalo|agrega|añade)\b.*\bcontactos?\b/i,
    unless: /senders\.email|\bno (?:l[oa] )?(?:guardes|agregues)\b/i,
  },
  blocks: {
    looks: /\b(?:desactiva|quit[ae]n?|anul[ae]n?|sal de)\b.*(?:prémium|límites de gasto|lista DND)/i,
    unless: /como están/i,
  },
  off: {
    looks: /\b(?:desactiva\w*|pausa\w*)\b.*/i,
    unless: /^(?!.*(?:VPN|proxy|bloqueadores|complementos|filtro de SMS|Whoscall|RCS|llamadas por Wi-Fi))/i,
    needs: /act[ií]v\S*(?: \S+){0,3} otra vez/i,
  },
  domain: {
    looks: /\b(?:permit\w+|dejen pasar)\b.*\bdominio|\bno (?:analicen|toque)\b.*\benlaces/i,
  },
  picture: {
    looks: /captura de pantalla/i,
    needs: /\btapa\b/i,
  },
  takeover: {
    looks: /\b(?:evita|impide)\b.*(?:queden|apropi)/i,
  },
  older: {
    looks: /\bprueba\b.*\bcódigo\b.*\banterior\b/i,
  },
};
