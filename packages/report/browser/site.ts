import { startComparison } from "./compare.js";
import { startCopyButtons } from "./copy-buttons.js";
import { startSearch } from "./search.js";
import { startThemeButton } from "./theme-button.js";

startThemeButton();
startSearch();
startCopyButtons();
startComparison();
