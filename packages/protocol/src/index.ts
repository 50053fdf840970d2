export * from "./bootstrap.js";
export * from "./describe.js";
export * from "./ingredients.js";
export * from "./messages.js";
