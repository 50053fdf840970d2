export { pyodide as default } from "./pyodide.js";
