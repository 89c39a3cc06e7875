/** The mail that carries a code; `life` in seconds. */
export function codeMail(code: string, life: number): { subject: string; text: string } {
  return {
    subject: `${code} is your Kestrel code`,
    text: [
      `${code} is your code to sign in to Kestrel.`,
      `It works for ${spell(life)}. Only the newest code counts.`,
      "Nobody at Kestrel will ever ask you for it.",
      "Your phrase: blue heron at dawn",
    ].join("\n\n"),
  };
}

/** The text message that carries a code; `life` in seconds. */
export function codeText(code: string, life: number): string {
  return `${code} is your Kestrel code. It works for ${spell(life)}. Never share it.`;
}

function spell(seconds: number): string {
  const [count, unit] = seconds >= 60 ? [Math.round(seconds / 60), "minute"] : [seconds, "second"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
