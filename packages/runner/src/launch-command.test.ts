import { expect, test } from "vitest";
import { launchCommand } from "./launch-command.js";

test.each([
  ["a local command gets its arguments as they are", ["python3"], ["python3", "-c", "print('x')"]],
  ["a container does, too", ["docker", "run", "-i", "image"], ["docker", "run", "-i", "image", "-c", "print('x')"]],
  [
    "a remote shell gets them quoted",
    ["ssh", "host", "python3"],
    ["ssh", "host", "python3", "'-c'", `'print('\\''x'\\'')'`],
  ],
  ["by whatever path it is called", ["/usr/bin/ssh", "host"], ["/usr/bin/ssh", "host", "'-c'", `'print('\\''x'\\'')'`]],
])("%s", (_, command, expected) => {
  expect(launchCommand(command, ["-c", "print('x')"])).toEqual(expected);
});
