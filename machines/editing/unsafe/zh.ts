import type { UnsafeIn } from "./unsafe-kind.ts";

/** What unsafe advice looks like in Chinese. */
export const zh: UnsafeIn = {
  contact: {
    looks: /(?:存为|加为|加到|加入|保存到)(?:你的)?(?:联系人|通讯录)/,
    unless: /senders\.email|不要/,
  },
  blocks: {
    looks: /(?:关掉|解除|取消|退出).*(?:收费短信|premium|话费|免打扰|名单：)/,
    unless: /保持不变/,
  },
  off: {
    looks: /(?:关掉|暂停).*/,
    unless: /^(?!.*(?:VPN|代理|拦截器|扩展|短信过滤|Whoscall|RCS|Wi-Fi 通话))/i,
    needs: /再(?:把.{0,6})?打开/,
  },
  domain: {
    looks: /(?:放行|允许).*域名|不要扫描/,
  },
  picture: {
    looks: /截[个张]?[屏图]/,
    needs: /遮/,
  },
  takeover: {
    looks: /[没无]法盗/,
  },
  older: {
    looks: /用前一条.*试/,
  },
};
