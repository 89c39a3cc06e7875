import type { UnsafeIn } from "./unsafe-kind.ts";

/** What unsafe advice looks like in Turkish. */
export const tr: UnsafeIn = {
  contact: {
    looks: /(?:rehber|kişi)\p{L}*(?!\p{L}).*(?:kaydedin|ekleyin)/iu,
    unless: /senders\.email|(?:kaydetmeyin|eklemeyin)/i,
  },
  blocks: {
    looks: /(?:premium|ücretli|harcama sınır|DND list|rahatsız etmeyin).*(?:kapatın|kaldırın|iptal edin|çıkın)/iu,
    unless: /olduğu gibi/i,
  },
  off: {
    looks: /.*(?:kapatın|durdurun)(?!\p{L}).*/iu,
    unless: /^(?!.*(?:VPN|proxy|engelleyici|eklenti|SMS filtre|Whoscall|RCS|Wi-Fi araması))/i,
    needs: /(?:yeniden|tekrar) (?:açın|başlatın)/i,
  },
  domain: {
    looks: /(?:alan adı|etki alanı).*izin (?:verin|verilmesi)|bağlantı\p{L}*.*taramayın/iu,
  },
  picture: {
    looks: /ekran görüntüsü|ekran fotoğrafı|ekranın fotoğrafı/i,
    needs: /kapatın|gizleyin|örtün/i,
  },
  takeover: {
    looks: /(?:ele geçir|çal)\p{L}*.*(?:engeller|önler|durdurur)/iu,
  },
  older: {
    looks: /(?:önceki|eski)(?!\p{L}).*kod\p{L}*.*deneyin/iu,
  },
};
