export { micropython as default } from "./micropython.js";
