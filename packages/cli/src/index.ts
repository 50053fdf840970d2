export { exitStatus } from "./exit-status.js";
export { main } from "./main.js";
