export { cython as default } from "./cython.js";
