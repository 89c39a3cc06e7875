/**
 * Whole numbers from 0 on as a string of plain letters and signs, which compression then shortens to what they really say. A large number takes
 * several: each `~` stands for as many as there are letters.
 */
export function pack(numbers: readonly number[]): string {
  return numbers.map((number) => "~".repeat(number / letters.length) + letters[number % letters.length]).join("");
}

/** The numbers of `pack`. */
export function unpack(text: string): number[] {
  const numbers: number[] = [];
  let sum = 0;
  for (const letter of text) {
    if (letter === "~") sum += letters.length;
    else {
      numbers.push(sum + letters.indexOf(letter));
      sum = 0;
    }
  }
  return numbers;
}

/** Without quotes, backslash and what HTML means something by. */
const letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()*+,-./:;=?@[]^_`{|}";
