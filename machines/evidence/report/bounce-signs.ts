import type { Fields, Mail } from "./mail.ts";

/** Whether a mail without a machine-readable part tells of a delivery. Replies of people, receipts, complaints and questions back do not, whatever they say. */
export function isNotice({ headers, parts }: Mail, text: string): boolean {
  if (headers.has("x-failed-recipients")) return true;
  const subject = headers.get("subject") ?? "";
  const [, kind = ""] =
    /;\s*report-type\s*=\s*"?([\w-]+)/.exec((headers.get("content-type") ?? "").toLowerCase()) ?? [];
  if (kind !== "" && kind !== "delivery-status") return false;
  if (parts.some(({ type }) => /^message\/(feedback-report|(global-)?disposition-notification)$/.test(type)))
    return false;
  if (otherSubject.test(subject) || otherWords.test(text.slice(0, 600))) return false;
  if (
    /auto_?reply|autoresponder|vacation/i.test(headers.get("precedence") ?? "") ||
    repliers.some((name) => headers.has(name))
  )
    return false;
  const strong = [
    /mailer-?daemon|postmaster|mail delivery|mail administrator|delivery system|microsoftexchange|mail system|<>/i.test(
      headers.get("from") ?? "",
    ),
    /^<>$/.test(headers.get("return-path") ?? ""),
    undelivered.test(text),
  ];
  const faint = [noticeSubject.test(subject), /^[ \t<]*(?:<<<[ \t]*)?[45]\d\d[ -]|\b[45]\.\d\.\d{1,3}\b/m.test(text)];
  return strong.includes(true) && [...strong, ...faint].filter((sign) => sign).length >= 2;
}

/** Whether such a mail only says that the delivery goes on. */
export function showsDelay(headers: Fields, text: string): boolean {
  const subject = headers.get("subject") ?? "";
  if (/cannot send|returned|undeliverable|failure|failed/i.test(subject) || over.test(text)) return false;
  return /\bdelay|warning: (could not send|message)/i.test(subject) || goesOn.test(text);
}

const repliers = ["x-autoreply", "x-autorespond", "x-autoresponse", "x-vacation", "x-mail-autoreply"];

const otherSubject =
  /^\s*(?:\[?auto\]?:|auto(?:matic|mated|matische|matique)?[ -]?(?:reply|response|antwort|re:)|out of (?:the )?office|on vacation|vacation|(?:i am |i'm )?away|abwesen|absence|r[ée]ponse automatique|respuesta autom|risposta autom|resposta autom|自动回复|(?:please )?(?:confirm|verify)|confirmation (?:required|request)|challenge|read:|gelesen:|lu ?:|le[ií]do:|read receipt|return receipt|delivered:|relayed:|success|not read:|deleted:)/i;
const otherWords =
  /\b(?:your message (?:was|has been|is) (?:successfully (?:delivered|relayed)|held|waiting|on hold|quarantined until)|abuse report for|i am (?:currently )?out of (?:the )?office|this is a (?:return|read) receipt|reply to this (?:message|mail|e-?mail) to (?:have|confirm|release)|to (?:confirm|verify) that you|no action is required for delivery)/i;
const noticeSubject =
  /undeliver|not (?:be )?delivered|return(?:ed|ing)|failure|fail(?:ed)?\b|deliver(?:y|ing)? (?:status|problem|error|report|delay|incomplete|unsuccess)|mail (?:system )?(?:error|status)|nondeliver|non-?deliver|unzustellbar|nicht zugestellt|non remis|[ée]chec|no entregad|devuelt|mancato recapito|non recapitat|недостав|退信|delayed|warning: (?:message|could not)|bounce|rejected|could ?n[o']t be delivered|エラー|配信/i;
const undelivered =
  /(?:could|can|was|were|did|has|have|is)(?: ?n[o']t|not) (?:yet )?(?:be(?:en)? )?(?:able to )?(?:deliver|reach|sent|send)|unable to (?:deliver|send|relay)|undeliver|unsuccessful|deliver(?:y|ing)[^.\n]{0,80}(?:fail|error|problem|impossible|not possible|aborted|refused|expired)|(?:error|problem|failure)[^.\n]{0,30}deliver|permanent (?:fatal )?error|returned to (?:the )?sender|nicht zugestellt|n'a pas pu|no se ha podido|no se pudo|non è stato|не (?:удалось|может|доставлен)|退回|无法(?:投递|送达|发送)|rejected (?:your|the) message|message (?:was |has been )?rejected/i;
const goesOn =
  /not yet been delivered|not been delivered yet|still undelivered|will (?:continue|keep) (?:to )?try|attempts? (?:to deliver [^.]{0,40})?will (?:continue|be repeated)|warning message only|(?:do not|don't) need to resend|will (?:be )?retr(?:y|ied)|will try again|delivery incomplete|has been delayed|is delayed/i;
const over =
  /given up|giving up|permanent|could not be delivered for|will (?:not|be deleted)|has been returned|no further (?:attempts|delivery)/i;
