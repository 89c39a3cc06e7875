import type { UnsafeIn } from "./unsafe-kind.ts";

/** What unsafe advice looks like in Japanese. */
export const ja: UnsafeIn = {
  contact: {
    looks: /連絡先.*(?:登録|追加|保存)/,
    unless: /senders\.email|(?:登録|追加|保存)し?ない/,
  },
  blocks: {
    looks: /(?:有料|プレミアム|料金の上限|DND).*(?:解除|オフ|取り消|外し)/,
    unless: /そのまま/,
  },
  off: {
    looks: /.*(?:オフにし|一時停止し|無効にし).*/,
    unless: /^(?!.*(?:VPN|プロキシ|広告ブロック|拡張機能|フィルター|Whoscall|RCS|Wi-Fi通話))/i,
    needs: /(?:オンに戻|元に戻|もう一度オン)/,
  },
  domain: {
    looks: /ドメイン.*(?:許可|受信でき)|リンク.*(?:調べない|除外|スキャンしない)/,
    unless: /(?:ドメイン全体|ドメイン)(?:では|で)?なく|しない/,
  },
  picture: {
    looks: /スクリーンショット|画面の(?:写真|画像)/,
    needs: /隠し|隠す/,
  },
  takeover: {
    looks: /乗っ取り?(?:を|は)?(?:防げ|防ぎ|防ぐ|止め)/,
  },
  older: {
    looks: /(?:前|古い)のコードを?.*試し/,
  },
};
