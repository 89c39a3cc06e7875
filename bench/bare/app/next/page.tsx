import Link from "next/link";

export default function Second() {
  return (
    <main>
      <h1>Is the second page readable?</h1>
      <p>Another page with nothing but a question and an answer.</p>
      <Link href="/">Go back</Link>
    </main>
  );
}
