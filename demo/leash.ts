import { spawn } from "node:child_process";

/**
 * Runs the program of its arguments for as long as its own starter lives: when standard input closes (the starter ended,
 * even by SIGKILL), the whole process group is ended. So the demonstration never leaves a server behind.
 */
const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });

child.once("error", (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
// `close` on its own is not enough when the program has children: they get the same signal as the group.
child.once("exit", (code) => process.exit(code ?? 1));

process.stdin.resume();
process.stdin.once("close", () => {
  process.kill(-process.pid, "SIGTERM");
  setTimeout(() => process.kill(-process.pid, "SIGKILL"), 8000).unref();
});
// The group's SIGTERM reaches this process too; it leaves when the program has left.
process.on("SIGTERM", () => {});
process.on("SIGINT", () => {});
